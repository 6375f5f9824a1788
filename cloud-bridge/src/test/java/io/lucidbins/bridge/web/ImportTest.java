package io.lucidbins.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.exchange.ImportResult;
import io.lucidbins.bridge.exchange.MatrixFill;
import io.lucidbins.bridge.fleet.FleetChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class ImportTest {
  private static final String PAGE = "text/html";
  private static final String DATA = "application/json";
  private static final Path EXAMPLES = Path.of("src/main/examples");
  private static final int MEGABYTE = 1 << 20;

  private final OpenApiSchema description = new OpenApiSchema(OpenApi.read());
  private final WebFixture town = WebFixture.town();
  private final WebServer server = town.serve();
  private final Http http = new Http(server);

  @AfterEach
  void stop() {
    town.fleet.mayRead.release(10);
    http.close();
    server.close();
  }

  @Test
  void first_tells_what_would_be_done_and_then_imports_exactly_that() {
    HttpResponse<String> checked = examples().post(http, "/import", DATA);

    assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
    JsonNode answer = Http.parse(checked.body());
    assertThat(description.faults(answer, "Import")).isEmpty();
    assertThat(checked.body()).contains("\"bins\":{\"added\":6,\"changed\":0,\"unchanged\":0}");
    assertThat(town.fleet.stored).isEmpty();
    HttpResponse<String> stored = confirm(answer.get("check").asString());
    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(stored.body()).contains("\"STORED\"");
    assertThat(description.faults(Http.parse(stored.body()), "Import")).isEmpty();
    assertThat(town.fleet.stored).hasSize(1);
    assertThat(town.fleet.stored.getFirst().change().bins()).hasSize(6);
    assertThat(town.fleet.stored.getFirst().matrix()).isPresent();
  }

  @Test
  void says_when_nothing_changes_and_offers_nothing_to_confirm() {
    confirm(check(examples()));

    JsonNode again = Http.parse(examples().post(http, "/import", DATA).body());
    assertThat(again.at("/report/outcome").asString()).isEqualTo("UNCHANGED");
    assertThat(again.has("check")).isFalse();
    assertThat(examples().post(http, "/import", PAGE).body())
        .contains("Nothing changes")
        .doesNotContain("import-confirm");
  }

  @Test
  void confirms_once_only_the_newest_check_and_only_for_a_while() {
    String old = check(examples());
    String newest = check(examples());
    assertThat(confirm(old).statusCode()).isEqualTo(409);
    assertThat(confirm(newest).statusCode()).isEqualTo(200);
    assertThat(confirm(newest).body()).contains("\"code\":\"IMPORT_OUTDATED\"");

    town.fleet.stored.clear();
    String late = check(examples());
    town.nanos = CheckedImport.KEPT.toNanos() - 1;
    assertThat(confirm(late).statusCode()).isEqualTo(200);
    town.fleet.stored.clear();
    String later = check(examples());
    town.nanos = CheckedImport.KEPT.toNanos() - 1 + Duration.ofMinutes(15).toNanos();
    assertThat(confirm(later).statusCode()).isEqualTo(409);
    assertThat(town.fleet.stored).isEmpty();
  }

  @Test
  void imports_nothing_if_the_fleet_changed_since_the_check() {
    String check = check(examples());
    town.fleet.stored.add(
        new ImportResult.Accepted(
            new FleetChange(List.of(), List.of(), List.of()),
            Optional.empty(),
            MatrixFill.NONE,
            List.of()));

    HttpResponse<String> answer = confirm(check);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("the fleet changed since");
    assertThat(town.fleet.stored).hasSize(1);
  }

  @Test
  void tells_every_problem_with_its_place_to_people_in_a_table_and_to_programs_in_a_list() {
    String wrong =
        "id,name,latitude,longitude,wasteStream,volumeLitres\nb1,<b>One</b>,91,7,paper,x\n";

    HttpResponse<String> page =
        Multipart.empty().file("bins", "b.csv", wrong).post(http, "/import", PAGE);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains(
            "Nothing was imported", "<td>b.csv</td><td class=\"number\">2</td><td>latitude</td>")
        .contains("<td class=\"value\">91</td>", "volumeLitres")
        .doesNotContain("<b>One");
    HttpResponse<String> data =
        Multipart.empty().file("bins", "b.csv", wrong).post(http, "/import", DATA);
    assertThat(data.statusCode()).isEqualTo(422);
    assertThat(description.faults(Http.parse(data.body()), "Problem")).isEmpty();
    assertThat(data.body()).contains("\"IMPORT_REFUSED\"", "b.csv line 2, latitude");
  }

  @Test
  void needs_at_least_one_file_and_no_stranger() {
    HttpResponse<String> none =
        Multipart.empty().file("bins", "", "").file("sites", "", "").post(http, "/import", DATA);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("no file was chosen");
    HttpResponse<String> stranger =
        Multipart.empty().file("binz", "b.csv", "id").post(http, "/import", DATA);
    assertThat(stranger.statusCode()).isEqualTo(400);
    assertThat(stranger.body()).contains("binz");
    HttpResponse<String> twice =
        Multipart.empty()
            .file("bins", "a.csv", "id")
            .file("bins", "b.csv", "id")
            .post(http, "/import", DATA);
    assertThat(twice.body()).contains("one file is taken, not 2");
    assertThat(http.post("/import", "bins=x").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"0, 422", "1, 413"})
  void takes_a_file_up_to_its_limit(int more, int status) {
    byte[] file = new byte[Uploads.MAX_FILE_MEGABYTES * MEGABYTE + more];
    Arrays.fill(file, (byte) 'x');

    HttpResponse<String> answer =
        Multipart.empty().file("bins", "b.csv", file).post(http, "/import", DATA);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 413) {
      assertThat(answer.body()).contains("TOO_LARGE", "32 MB", "cloud-bridge import");
    }
  }

  @Test
  void reads_one_import_at_a_time() {
    town.fleet.mayRead.drainPermits();
    var first = CompletableFuture.supplyAsync(() -> examples().post(http, "/import", DATA));
    while (!town.fleet.mayRead.hasQueuedThreads()) {
      LockSupport.parkNanos(5_000_000);
    }

    HttpResponse<String> second = examples().post(http, "/import", PAGE);

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("another import is being read");
    town.fleet.mayRead.release(10);
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(examples().post(http, "/import", DATA).statusCode()).isEqualTo(200);
  }

  @Test
  void leads_people_through_both_steps_without_script() {
    assertThat(http.get("/import").body())
        .contains("enctype=\"multipart/form-data\"", "Columns: id name latitude");

    String offer = examples().post(http, "/import", PAGE).body();

    assertThat(offer).contains("nothing stored yet", "<td>6</td><td>0</td><td>0</td>", "missing");
    var check = Pattern.compile("name=\"check\" value=\"([0-9a-f]{32})\"").matcher(offer);
    assertThat(check.find()).isTrue();
    String done = http.post("/import/confirm", "check=" + check.group(1), "Accept", PAGE).body();
    assertThat(done).contains("Imported", "Go on to the plan");
    assertThat(town.fleet.stored).hasSize(1);
  }

  private static Multipart examples() {
    var form = Multipart.empty();
    for (String file : new String[] {"bins", "sites", "vehicles", "matrix"}) {
      try {
        form.file(file, file + ".csv", Files.readAllBytes(EXAMPLES.resolve(file + ".csv")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return form;
  }

  private String check(Multipart files) {
    return Http.parse(files.post(http, "/import", DATA).body()).get("check").asString();
  }

  private HttpResponse<String> confirm(String check) {
    return http.post("/import/confirm", "check=" + check);
  }
}
