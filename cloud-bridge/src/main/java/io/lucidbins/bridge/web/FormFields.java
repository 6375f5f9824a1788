package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a posted form, each refused with its name and what was expected. */
final class FormFields {
  private final Context ctx;

  private FormFields(Context ctx) {
    this.ctx = ctx;
  }

  /** Refuses any field that is not in the list, so that a typing error is not ignored. */
  static FormFields of(Context ctx, String... known) {
    Given.onlyKnown(
        ctx.formParamMap().keySet(),
        List.of(known),
        "this form has no fields",
        "not a field of this form; its fields are ");
    return new FormFields(ctx);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(ctx.formParam(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  int number(String name, int least, int most, int otherwise) {
    return text(name).map(text -> Given.number(name, text, least, most)).orElse(otherwise);
  }

  /** An ISO date, today or tomorrow, from today to so many days ahead. */
  LocalDate day(String name, LocalDate today, int mostAhead) {
    String text =
        text(name).orElseThrow(() -> Refusal.parameter(name, "a day is needed, such as today"));
    LocalDate day =
        switch (text) {
          case "today" -> today;
          case "tomorrow" -> today.plusDays(1);
          default -> date(name, text);
        };
    if (day.isBefore(today) || day.isAfter(today.plusDays(mostAhead))) {
      throw Refusal.parameter(
          name,
          "a day from today, " + today + ", to " + mostAhead + " days ahead is needed, not " + day);
    }
    return day;
  }

  private static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.parameter(
          name, "today, tomorrow or a date like 2026-06-05 is needed, not \"" + text + "\"");
    }
  }
}
