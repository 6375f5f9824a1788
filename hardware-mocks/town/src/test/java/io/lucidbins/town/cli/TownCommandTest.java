package io.lucidbins.town.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.town.convert.SmallCity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TownCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void refuses_a_number_out_of_range_with_exit_code_2() {
    assertThat(run("demo", "--bins", "0")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("town: --bins is 1 to 500, not 0");
  }

  @Test
  void refuses_an_unknown_option_and_a_missing_command_with_exit_code_2() {
    assertThat(run("demo", "--fast")).isEqualTo(2);
    assertThat(err.toString()).contains("--fast");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void explains_itself() {
    assertThat(run("demo", "--help")).isZero();
    assertThat(out.toString()).contains("--bins", "--seconds", "--port", "--seed", "--speed");
  }

  @Test
  void refuses_to_convert_a_folder_without_a_case_and_writes_nothing(@TempDir Path folder) {
    Path out = folder.resolve("out");

    assertThat(run("convert", "montevideo", folder.toString(), "--out", out.toString()))
        .isEqualTo(2);

    assertThat(err.toString()).contains("found 'no case'", "nothing was written");
    assertThat(out).doesNotExist();
  }

  @Test
  void says_where_it_cannot_write_with_exit_code_1(@TempDir Path folder) throws IOException {
    SmallCity.in(folder);
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(run("convert", "montevideo", folder.toString(), "--out", file.toString())).isOne();

    assertThat(err.toString()).startsWith("town convert: cannot write into " + file + ": ");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... args) {
    return TownCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
