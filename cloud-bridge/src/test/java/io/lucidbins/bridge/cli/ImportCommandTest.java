package io.lucidbins.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ImportCommandTest {
  private static final Path EXAMPLES = Path.of("src/main/examples");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void the_examples_import_into_a_new_store_and_again_change_nothing() {
    assertThat(importExamples()).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "               added   changed unchanged",
            "bins               6         0         0",
            "sites              2         0         0",
            "vehicles           1         0         0",
            "roads      matrix of 8 places, added",
            "roads: 41 of 56 pairs were missing and were filled by the shortest way over known"
                + " pairs",
            "Imported.",
            "Next: cloud-bridge plan --day today");
    try (var database = TestStore.in(folder)) {
      assertThat(new Fleet(database, TenantId.MAIN).bins()).hasSize(6);
      assertThat(new Roads(database, TenantId.MAIN.value()).matrix()).isPresent();
    }

    out.getBuffer().setLength(0);
    assertThat(importExamples()).isZero();
    assertThat(out.toString())
        .contains("bins               0         0         6")
        .contains("roads      matrix of 8 places, unchanged")
        .contains("Nothing changed: all of it is stored already.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_dry_run_says_the_same_and_makes_no_store() {
    assertThat(importExamples("--dry-run")).isZero();

    assertThat(out.toString())
        .contains("bins               6         0         0")
        .contains("roads      matrix of 8 places, added")
        .contains("Dry run: all of it is right, and nothing was stored.");
    assertThat(folder.resolve("store.db")).doesNotExist();
  }

  @Test
  void a_dry_run_on_a_store_compares_and_changes_nothing() throws IOException {
    importExamples();
    out.getBuffer().setLength(0);
    Path bins = folder.resolve("bins.csv");
    Files.writeString(
        bins, Files.readString(EXAMPLES.resolve("bins.csv")).replace("Library", "New library"));

    assertThat(execute("--bins", bins.toString(), "--dry-run")).isZero();

    assertThat(out.toString())
        .contains("bins               0         1         5")
        .contains("Dry run");
    try (var database = TestStore.in(folder)) {
      assertThat(new Fleet(database, TenantId.MAIN).bins())
          .noneMatch(bin -> bin.name().equals("New library"));
    }
  }

  @Test
  void refused_files_are_told_line_by_line_end_with_2_and_make_no_store() throws IOException {
    Path bins = folder.resolve("bins.csv");
    Files.writeString(
        bins, Files.readString(EXAMPLES.resolve("bins.csv")).replace("47.9051", "147.9051"));

    assertThat(execute("--bins", bins.toString())).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(bins + " line 6, latitude \"147.9051\": must be -90 to 90 degrees");
    assertThat(out.toString().lines()).containsExactly("Nothing was imported: 1 problem.");
    assertThat(folder.resolve("store.db")).doesNotExist();
  }

  @Test
  void a_file_that_is_not_there_ends_with_2() {
    assertThat(execute("--bins", folder.resolve("no.csv").toString())).isEqualTo(2);

    assertThat(err.toString()).contains("no.csv: cannot be read: there is no such file");
  }

  @Test
  void without_any_file_the_usage_is_told() {
    assertThat(execute()).isEqualTo(2);

    assertThat(err.toString())
        .contains("name at least one file: --bins, --sites, --vehicles or --matrix");
  }

  @Test
  void a_store_that_cannot_be_opened_ends_with_4() throws IOException {
    Files.writeString(folder.resolve("store.db"), "this is no database, but long enough for one");

    assertThat(importExamples()).isEqualTo(4);
    assertThat(err.toString()).startsWith("cloud-bridge import: ");
  }

  @Test
  void a_program_gets_one_json_object() {
    assertThat(importExamples("--json")).isZero();
    var stored = JsonMapper.shared().readTree(out.toString());
    assertThat(stored.get("outcome").asString()).isEqualTo("STORED");
    assertThat(stored.at("/bins/added").asInt()).isEqualTo(6);
    assertThat(stored.get("bins").propertyNames())
        .containsExactlyInAnyOrder("added", "changed", "unchanged");
    assertThat(stored.at("/fill/filled").asInt()).isEqualTo(41);
    assertThat(stored.get("problems").size()).isZero();

    out.getBuffer().setLength(0);
    assertThat(execute("--json", "--matrix", folder.toString())).isEqualTo(2);
    var refused = JsonMapper.shared().readTree(out.toString());
    assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(refused.at("/problems/0/file").asString()).isEqualTo(folder.toString());
    assertThat(refused.has("bins")).isFalse();
  }

  @Test
  void the_help_names_every_column() {
    assertThat(execute("--help")).isZero();

    var words = out.toString().replaceAll("[\\[\\]\\s|]+", " ");
    assertThat(words)
        .contains("bins id name latitude longitude wasteStream volumeLitres depthMm serviceSeconds")
        .contains("timeWindows collectOn expectedLitres expectedKilograms sites id name kind")
        .contains("latitude longitude wasteStreams serviceSeconds openingHours vehicles id name")
        .contains("wasteStreams startSite endSite capacityLitres capacityKilograms shiftStart")
        .contains("shiftEnd matrix from to minutes seconds metres");
  }

  private int importExamples(String... more) {
    var arguments = new ArrayList<String>();
    for (String kind : List.of("bins", "sites", "vehicles", "matrix")) {
      arguments.add("--" + kind);
      arguments.add(EXAMPLES.resolve(kind + ".csv").toString());
    }
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... options) {
    var arguments = new ArrayList<String>(List.of("import"));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--help")) {
      arguments.addAll(List.of("--state", folder.toString()));
    }
    return CloudBridgeCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
