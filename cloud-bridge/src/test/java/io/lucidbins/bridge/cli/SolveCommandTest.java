package io.lucidbins.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SolveCommandTest {
  /** Four customers at the corners of a square of 100, two a truck: 2 x (100 + 2 x 71) = 484. */
  private static final String SQUARE =
      """
      NAME : square
      TYPE : CVRP
      DIMENSION : 5
      EDGE_WEIGHT_TYPE : EUC_2D
      CAPACITY : 2
      NODE_COORD_SECTION
      1 50 50
      2 0 0
      3 100 0
      4 100 100
      5 0 100
      DEMAND_SECTION
      1 0
      2 1
      3 1
      4 1
      5 1
      DEPOT_SECTION
      1
      -1
      EOF
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path square = Path.of("");

  @BeforeEach
  void writeInstance() throws IOException {
    square = folder.resolve("square.vrp");
    Files.writeString(square, SQUARE);
  }

  @Test
  void prints_cost_gap_and_the_verdict_of_the_checker() throws IOException {
    Files.writeString(folder.resolve("square.sol"), "Route #1: 1 2\nRoute #2: 3 4\nCost 484\n");

    int exit = run("--instance", square.toString(), "--iterations", "200", "--seed", "1");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("cost: 484\n")
        .contains("gap: 0.00 % to the best known 484\n")
        .contains("vehicles: 2\n")
        .contains("iterations: 0+200 (200)\n")
        .endsWith("feasible: yes\n");
    assertThat(err.toString()).contains("iteration 0  cost");
  }

  @Test
  void writes_the_routes_as_a_solution_file() throws IOException {
    var file = folder.resolve("found.sol");

    run("--instance", square.toString(), "--iterations", "200", "--out", file.toString());

    assertThat(Files.readString(file)).startsWith("Route #1: ").endsWith("Cost 484\n");
  }

  @Test
  void json_is_one_object_with_the_same_figures() {
    int exit =
        run("--instance", square.toString(), "--iterations", "100", "--best", "400", "--json");

    assertThat(exit).isZero();
    var tree = JsonMapper.shared().readTree(out.toString());
    assertThat(tree.get("cost").asLong()).isEqualTo(484);
    assertThat(tree.get("gapPercent").asDouble()).isEqualTo(21.0);
    assertThat(tree.get("feasible").asBoolean()).isTrue();
    assertThat(tree.get("routes").size()).isEqualTo(2);
  }

  @Test
  void a_run_by_seconds_tells_iterations_that_repeat_it() {
    run("--instance", square.toString(), "--cpu-seconds", "0.2", "--json");
    var timed = JsonMapper.shared().readTree(out.toString());
    out.getBuffer().setLength(0);

    run(
        "--instance",
        square.toString(),
        "--iterations",
        timed.get("iterations").asString(),
        "--json");

    var repeated = JsonMapper.shared().readTree(out.toString());
    assertThat(repeated.get("routes")).isEqualTo(timed.get("routes"));
    assertThat(repeated.get("iterationCount")).isEqualTo(timed.get("iterationCount"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seconds 0 | --seconds 0.0: expected 0.001 to 86400",
        "--seconds NaN | --seconds NaN: expected",
        "--seconds 86401 | --seconds 86401.0: expected",
        "--iterations 0 | cooling 0",
        "--iterations 99999999999 | at most 13000000000",
        "--iterations many | expected N or HOT+COOLING",
        "--best 0 | --best 0: expected a cost above 0",
        "--seed x | --seed",
        "--seconds 1 --iterations 1 | mutually exclusive"
      })
  void a_bad_option_is_exit_code_2_with_what_was_expected(String options, String message) {
    var all = ("--instance " + square + " " + options).split(" ", -1);

    assertThat(run(all)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void a_bad_file_is_exit_code_2_with_file_and_line() throws IOException {
    Files.writeString(square, SQUARE.replace("3 100 0", "3 100 zero"));

    assertThat(run("--instance", square.toString())).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(square + ": line 9, NODE_COORD_SECTION: \"zero\" is not a whole number\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_file_that_is_missing_or_no_text_is_exit_code_2() throws IOException {
    assertThat(run("--instance", folder.resolve("none.vrp").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none.vrp: there is no such file");

    Files.write(square, "NAME : caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run("--instance", square.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("square.vrp: this is not UTF-8 text");
  }

  private int run(String... arguments) {
    return new picocli.CommandLine(new SolveCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
