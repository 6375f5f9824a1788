package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class PlanActionsTest {
  private static final String PAGE = "text/html,application/xhtml+xml";
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 5);

  private final OpenApiSchema description = new OpenApiSchema(OpenApi.read());
  private final WebFixture town = WebFixture.town();
  private final WebServer server = town.serve();
  private final Http http = new Http(server);

  @AfterEach
  void stop() {
    town.plans.mayFinish.release(10);
    http.close();
    server.close();
  }

  @Test
  void makes_a_plan_while_the_request_is_answered_at_once() {
    HttpResponse<String> answer = http.post("/plans", "day=tomorrow&seconds=7");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(description.faults(Http.parse(answer.body()), "PlanningProgress")).isEmpty();
    assertThat(answer.body()).contains("\"running\"", "2026-06-06", "\"seconds\":7");
    town.plans.mayFinish.release();
    assertThat(ended()).contains("\"made\"", "\"planId\":\"2026-06-06.1\"");
  }

  @Test
  void searches_ten_seconds_unless_told_otherwise() {
    assertThat(http.post("/plans", "day=2026-06-07").body()).contains("\"seconds\":10");
  }

  @Test
  void tells_how_far_it_is_and_never_more_than_was_ordered() {
    http.post("/plans", "day=today&seconds=5");

    town.nanos = 3_999_999_999L;
    assertThat(http.get("/plans/progress").body()).contains("\"elapsedSeconds\":3");
    assertThat(http.get("/fragments/plan-actions").body())
        .contains("Planning today: 3 of 5 s", "every 1s");
    town.nanos = 8_000_000_000L;
    assertThat(http.get("/plans/progress").body()).contains("\"elapsedSeconds\":5");
  }

  @Test
  void refuses_a_second_plan_in_words_while_one_is_made() {
    http.post("/plans", "day=today");

    HttpResponse<String> second = http.post("/plans", "day=today");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("\"code\":\"PLANNING_BUSY\"", "one at a time");
    HttpResponse<String> byPart = http.post("/plans", "day=today", "HX-Request", "true");
    assertThat(byPart.statusCode()).isEqualTo(200);
    assertThat(byPart.body()).contains("one at a time").doesNotContain("<html");
    town.plans.mayFinish.release();
    ended();
    assertThat(http.post("/plans", "day=today").statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "day=today&seconds=1        | 202",
        "day=today&seconds=60       | 202",
        "day=today&seconds=0        | 400",
        "day=today&seconds=61       | 400",
        "day=today&seconds=ten      | 400",
        "day=today&speed=1          | 400",
        "seconds=1                  | 400",
        "day=2026-06-04             | 400",
        "day=2026-06-05             | 202",
        "day=2026-06-18             | 202",
        "day=2026-06-19             | 400",
        "day=yesterday              | 400",
      })
  void takes_what_can_be_planned(String fields, int status) {
    HttpResponse<String> answer = http.post("/plans", fields);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 400) {
      assertThat(description.faults(Http.parse(answer.body()), "Problem")).isEmpty();
      assertThat(http.get("/plans/progress").body()).contains("\"idle\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"false, a truck is unknown", "true, its log has the cause"})
  void says_why_no_plan_was_made_and_makes_the_next_one(boolean fault, String words) {
    town.plans.failure =
        () ->
            fault
                ? new IllegalStateException("secret")
                : new IllegalArgumentException("a truck is unknown");
    town.plans.mayFinish.release();
    http.post("/plans", "day=today");

    assertThat(ended()).contains("\"failed\"", words).doesNotContain("secret");
    assertThat(http.get("/fragments/plan-actions").body()).contains(words, "trouble");
    town.plans.failure = null;
    town.plans.mayFinish.release();
    http.post("/plans", "day=today");
    assertThat(ended()).contains("\"made\"");
  }

  @Test
  void publishes_a_draft_and_offers_that_only_for_drafts() {
    town.plans.plans.add(InMemoryPlans.draft(TODAY, 3, WebFixture.NOW));
    assertThat(http.get("/").body()).contains("Publish draft 3");

    HttpResponse<String> answer = http.post("/plans/2026-06-05.3/publish", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(description.faults(Http.parse(answer.body()), "Published")).isEmpty();
    assertThat(town.plans.plans.getFirst().isDraft()).isFalse();
    assertThat(http.get("/").body()).doesNotContain("Publish draft");
  }

  @Test
  void refuses_to_publish_what_it_does_not_know() {
    HttpResponse<String> answer = http.post("/plans/2026-06-05.9/publish", "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"PLAN_UNKNOWN\"", "2026-06-05.9");
    assertThat(http.post("/plans/latest/publish", "").statusCode()).isEqualTo(404);
  }

  @Test
  void leads_a_browser_without_script_from_page_to_page() {
    HttpResponse<String> answer = http.post("/plans", "day=today", "Accept", PAGE);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/plans/progress");

    assertThat(http.get("/plans/progress", "Accept", PAGE).body())
        .contains("http-equiv=\"refresh\"", "Planning today: 0 of 10 s");
    town.plans.mayFinish.release();
    ended();
    HttpResponse<String> after = http.get("/plans/progress", "Accept", PAGE);
    assertThat(after.statusCode()).isEqualTo(303);
    assertThat(after.headers().firstValue("Location")).contains("/#plan");
    assertThat(http.post("/plans/latest/publish", "", "Accept", PAGE).statusCode()).isEqualTo(303);
  }

  @Test
  void shows_a_page_that_stays_when_no_plan_was_made() {
    town.plans.failure = () -> new IllegalArgumentException("no truck");
    town.plans.mayFinish.release();
    http.post("/plans", "day=today", "Accept", PAGE);
    ended();

    assertThat(http.get("/plans/progress", "Accept", PAGE).body())
        .contains("No plan was made", "no truck")
        .doesNotContain("http-equiv=\"refresh\"");
  }

  @ParameterizedTest
  @CsvSource({
    "geojson, application/geo+json, {\"type\":\"FeatureCollection\"",
    "csv, text/csv, ",
    "ics, text/calendar, BEGIN:VCALENDAR",
    "gpx, application/gpx+xml, <?xml",
  })
  void hands_a_plan_out_as_a_file_with_its_type_and_name(
      String format, String mediaType, @Nullable String start) {
    town.plans.plans.add(InMemoryPlans.draft(TODAY, 3, WebFixture.NOW));

    for (String id : new String[] {"latest", "2026-06-05.3"}) {
      HttpResponse<String> answer = http.get("/plans/" + id + "/export/" + format);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"plan-2026-06-05.3-draft." + format + "\"");
      assertThat(answer.body().replaceAll("\\s", "")).startsWith(start == null ? "" : start);
    }
    assertThat(http.get("/").body()).contains("/plans/2026-06-05.3/export/" + format);
  }

  @ParameterizedTest
  @CsvSource({
    "/plans/2026-06-05.3/export/pdf, FORMAT_UNKNOWN",
    "/plans/2026-06-05.4/export/csv, PLAN_UNKNOWN",
    "/plans/nothing/export/csv, PLAN_UNKNOWN",
  })
  void says_what_cannot_be_exported(String path, String code) {
    town.plans.plans.add(InMemoryPlans.draft(TODAY, 3, WebFixture.NOW));

    HttpResponse<String> answer = http.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(description.faults(Http.parse(answer.body()), "Problem")).isEmpty();
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  /** The progress once it is no longer running. */
  private String ended() {
    while (true) {
      String progress = http.get("/plans/progress").body();
      if (!progress.contains("\"running\"")) {
        return progress;
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
