package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads query parameters, each refused with its name and what was expected. */
final class Parameters {
  private final Context ctx;

  private Parameters(Context ctx) {
    this.ctx = ctx;
  }

  /** Refuses any parameter that is not in the list, so that a typing error is not ignored. */
  static Parameters of(Context ctx, String... known) {
    Given.onlyKnown(
        ctx.queryParamMap().keySet(),
        List.of(known),
        "this address takes no parameters",
        "not known here; known are ");
    return new Parameters(ctx);
  }

  /** Parameters whose names were checked before. */
  static Parameters held(Context ctx) {
    return new Parameters(ctx);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(ctx.queryParam(name));
  }

  /** Every value of a parameter that may come several times. */
  List<String> all(String name) {
    return ctx.queryParams(name);
  }

  /** A parameter that is {@code true} or {@code false}. */
  Optional<Boolean> flag(String name) {
    return text(name).map(text -> flag(name, text));
  }

  private static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.parameter(name, "true or false is needed, not \"" + text + "\"");
    };
  }

  /** A text of at most so many characters. */
  Optional<String> shortText(String name, int most) {
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().length() > most) {
      throw Refusal.parameter(
          name, "at most " + most + " characters are taken, not " + text.get().length());
    }
    return text;
  }

  int number(String name, int least, int most, int otherwise) {
    return text(name).map(text -> Given.number(name, text, least, most)).orElse(otherwise);
  }

  Instant time(String name, Instant otherwise) {
    return text(name).map(text -> time(name, text)).orElse(otherwise);
  }

  private static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.parameter(
          name, "a time in RFC 3339 like 2026-06-05T06:00:00Z is needed, not \"" + text + "\"");
    }
  }

  /** The bin id behind which the next page starts. */
  Optional<String> cursor() {
    return text("cursor").map(Parameters::fromCursor);
  }

  static String toCursor(String binId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(binId.getBytes(StandardCharsets.UTF_8));
  }

  private static String fromCursor(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.parameter("cursor", "only a nextCursor of an earlier answer can be used");
    }
  }
}
