package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * iCalendar (RFC 5545): an event for the day of each truck, from its first departure to its return.
 * A truck's event keeps its UID in every version of the plan of a day and its SEQUENCE is the
 * version, so a newer one takes the place of the older (section 3.8.7.4). Its times are UTC and
 * need no VTIMEZONE that a reader might not know; the times in the description are the site's.
 */
final class PlanCalendar {
  private static final Duration REMINDER = Duration.ofMinutes(-30);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final DayPlan plan;
  private final TenantId tenant;
  private final ZoneId zone;

  PlanCalendar(DayPlan plan, TenantId tenant, ZoneId zone) {
    this.plan = plan;
    this.tenant = tenant;
    this.zone = zone;
  }

  void write(OutputStream out) throws IOException {
    Calendar calendar = new Calendar();
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(new ProdId("-//Lucid Bins//cloud-bridge//EN"));
    plan.routes().forEach(route -> calendar.add(event(route)));
    var text = new StringWriter();
    new CalendarOutputter(!plan.routes().isEmpty(), Integer.MAX_VALUE).output(calendar, text);
    out.write(FoldLines.at75Octets(text.toString()).getBytes(StandardCharsets.UTF_8));
  }

  private VEvent event(PlannedRoute route) {
    var event = new VEvent(false);
    event.add(new Uid(uid(route)));
    event.add(new DtStamp(plan.madeAt()));
    event.add(new Sequence(plan.version()));
    event.add(plan.isDraft() ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED);
    event.add(new DtStart<>(route.startsAt()));
    event.add(new DtEnd<>(route.endsAt()));
    event.add(new Summary(Characters.calendar(summary(route))));
    event.add(new Location(Characters.calendar(route.start().name())));
    event.add(geo(route.start().position()));
    event.add(new Description(Characters.calendar(description(route))));
    event.add(alarm(route));
    return event;
  }

  /** Name-based, so the same in every version and on every bridge of the tenant. */
  private String uid(PlannedRoute route) {
    String name = tenant + "\n" + plan.day() + "\n" + route.vehicle();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String summary(PlannedRoute route) {
    return "%s: %s, %s%s"
        .formatted(
            Characters.oneLine(route.vehicleName()),
            count(route.stops().size(), "stop"),
            count(route.tips().size(), "tip"),
            plan.isDraft() ? " (draft)" : "");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static Geo geo(Position position) {
    return new Geo(
        Degrees.ofCalendar(position.latitude()), Degrees.ofCalendar(position.longitude()));
  }

  private VAlarm alarm(PlannedRoute route) {
    var alarm = new VAlarm();
    alarm.add(new Trigger(new ParameterList(List.of(Related.START)), REMINDER));
    alarm.add(ImmutableAction.DISPLAY);
    String text = route.vehicleName() + " leaves at " + clock(route.startsAt());
    alarm.add(new Description(Characters.calendar(text)));
    return alarm;
  }

  private String description(PlannedRoute route) {
    List<String> lines = new ArrayList<>();
    lines.add("Plan " + plan.id() + (plan.isDraft() ? ", a draft" : "") + ", times of " + zone);
    Halt.of(route).forEach(halt -> lines.add(line(halt)));
    return String.join("\n", lines);
  }

  private String line(Halt halt) {
    String name = Characters.oneLine(halt.name());
    return switch (halt.kind()) {
      case START -> clock(halt.leavesAt()) + " leave " + name;
      case STOP ->
          "%s %d. %s, %s".formatted(clock(halt.arrivesAt()), halt.order(), name, load(halt));
      case TIP -> "%s tip at %s, %s".formatted(clock(halt.arrivesAt()), name, load(halt));
      case END -> clock(halt.arrivesAt()) + " end at " + name;
    };
  }

  private static String load(Halt halt) {
    return String.format(
        Locale.ROOT, "%d l, %.1f kg", halt.moved().litres(), halt.moved().grams() / 1000.0);
  }

  private String clock(Optional<Instant> at) {
    return at.map(this::clock).orElse("");
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }
}
