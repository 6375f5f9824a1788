package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.Trigger;
import io.lucidbins.bridge.dispatch.DayPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Read with biweekly. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanCalendarTest {
  @Test
  void the_day_of_a_truck_is_an_event_from_its_departure_to_its_return() {
    VEvent event = events(SamplePlan.draft()).getFirst();

    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(SamplePlan.SIX);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2026-11-22T10:40:00Z");
    assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(SamplePlan.MADE);
    assertThat(event.getSummary().getValue()).isEqualTo("Truck: 4 stops, 2 tips (draft)");
    assertThat(event.getLocation().getValue()).isEqualTo("Depot");
    assertThat(event.getGeo().getLatitude()).isEqualTo(-34.9);
    assertThat(event.getGeo().getLongitude()).isEqualTo(-56.13);
    assertThat(events(SamplePlan.draft()).getLast().getSummary().getValue())
        .isEqualTo("Truck: 1 stop, 0 tips (draft)");
  }

  @Test
  void the_description_lists_the_stops_with_the_times_of_the_site() {
    // 09:00 UTC is 06:00 in Montevideo.
    assertThat(events(SamplePlan.draft()).getFirst().getDescription().getValue().lines())
        .containsExactly(
            "Plan 2026-11-22.2, a draft, times of America/Montevideo",
            "06:00 leave Depot",
            "06:10 1. Bin 1, 2400 l, 216.0 kg",
            "06:20 2. Bin 2, 2400 l, 216.0 kg",
            "06:30 3. Bin 3, 2400 l, 216.0 kg",
            "06:40 tip at Dump, 7200 l, 648.0 kg",
            "07:06 4. Bin 4, 2400 l, 216.0 kg",
            "07:20 tip at Dump, 2400 l, 216.0 kg",
            "07:40 end at Depot");
  }

  @Test
  void a_place_has_six_decimal_places() {
    byte[] bytes = SamplePlan.export(SamplePlan.nearNull(), PlanFormat.ICS);

    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("GEO:0.000000;0.000000\r\n");
    assertThat(
            new String(
                SamplePlan.export(SamplePlan.draft(), PlanFormat.ICS), StandardCharsets.UTF_8))
        .contains("GEO:-34.900000;-56.130000\r\n");
  }

  @Test
  void a_reminder_comes_half_an_hour_before() {
    var alarm = events(SamplePlan.draft()).getFirst().getAlarms().getFirst();

    Trigger trigger = alarm.getTrigger();
    assertThat(trigger.getDuration().toMillis()).isEqualTo(-30 * 60 * 1000);
    assertThat(alarm.getAction().isDisplay()).isTrue();
  }

  @Test
  void a_draft_is_tentative_and_a_published_plan_confirmed() {
    assertThat(events(SamplePlan.draft()).getFirst().getStatus().isTentative()).isTrue();
    assertThat(events(SamplePlan.published(2)).getFirst().getStatus().isConfirmed()).isTrue();
  }

  @Test
  void a_newer_version_replaces_the_event_of_the_older() {
    VEvent older = events(SamplePlan.published(3)).getFirst();
    VEvent newer = events(SamplePlan.published(4)).getFirst();

    assertThat(newer.getUid().getValue()).isEqualTo(older.getUid().getValue());
    assertThat(older.getSequence().getValue()).isEqualTo(3);
    assertThat(newer.getSequence().getValue()).isEqualTo(4);
  }

  @Test
  void two_trucks_have_two_uids() {
    assertThat(events(SamplePlan.draft()))
        .extracting(event -> event.getUid().getValue())
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.matches("[0-9a-f-]{36}"));
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.bridge.exchange.SamplePlan#hostileNames")
  void any_name_is_read_and_no_line_is_longer_than_75_octets(String name) {
    byte[] bytes = SamplePlan.export(SamplePlan.named(name), PlanFormat.ICS);
    VEvent event = events(SamplePlan.named(name)).getFirst();

    // RFC 5545, 3.3.11: a TEXT holds no control characters but tab and line feed.
    String line = oneLine(name);
    assertThat(event.getSummary().getValue()).isEqualTo(line + ": 4 stops, 2 tips");
    assertThat(event.getDescription().getValue()).contains("06:10 1. " + line + ", 2400 l");
    assertThat(new String(bytes, StandardCharsets.UTF_8).split("\r\n"))
        .allMatch(folded -> folded.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(events(SamplePlan.named(name))).hasSize(2);
  }

  private static String oneLine(String name) {
    return name.replace("\r\n", " ")
        .replaceAll("[\r\n]", " ")
        .replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F]", "\uFFFD")
        .replace("\uD83D.", "\uFFFD.");
  }

  private static List<VEvent> events(DayPlan plan) {
    String text = new String(SamplePlan.export(plan, PlanFormat.ICS), StandardCharsets.UTF_8);
    try (var reader = new ICalReader(text)) {
      ICalendar calendar = reader.readNext();
      assertThat(reader.getWarnings()).isEmpty();
      assertThat(calendar.validate(ICalVersion.V2_0).toString()).isEmpty();
      return calendar.getEvents();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
