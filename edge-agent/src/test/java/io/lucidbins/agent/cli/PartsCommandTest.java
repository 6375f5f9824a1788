package io.lucidbins.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void write_a_scenario() throws IOException {
    Files.writeString(
        directory.resolve("bin.scenario"),
        "bin b-1  240 L  depth 1000 mm  material glass  seed 1\n");
  }

  @Test
  void says_what_each_part_reads_where_it_is_and_that_all_is_well() throws IOException {
    int code = run("[parts]\ntemperature = \"tmp102\"\ntilt = \"lis3dh\"\n");

    assertThat(out.toString())
        .contains("temperature  tmp102       I2C bus 1, 0x48", "degC, quality 100 %")
        .contains("level        vl53l1x", "mm away")
        .contains("weight       nau7802", "counts: ")
        .contains("degrees from upright")
        .contains("5 parts, all well");
    assertThat(code).isZero();
  }

  @Test
  void says_what_is_wrong_and_what_to_do_and_answers_3() throws IOException {
    int code = run("[parts]\nlevel = \"none\"\nlevel_port = \"/dev/ttyAMA9\"\ni2c_bus = 3\n");

    assertThat(out.toString())
        .contains("weight       nau7802      I2C bus 3, 0x2A          NOT WELL")
        .contains("-> check its wires and its supply; edge-agent parts --probe")
        .contains("1 of 2 parts not well");
    assertThat(code).isEqualTo(ExitCode.FOUND_SOMETHING);
  }

  @Test
  void counts_the_faults_that_the_agent_saw() throws IOException {
    Files.writeString(directory.resolve("part-faults"), "nau7802 BUS_ERROR 12\n");

    run("");

    assertThat(out.toString()).contains("faults so far of nau7802: bus error 12 times");
  }

  @Test
  void probes_every_bus_and_port() throws IOException {
    int code = run("", "--probe");

    assertThat(out.toString())
        .contains("I2C bus 1, 0x29        VL53L1X (level)")
        .contains("I2C bus 1, 0x2A        NAU7802 (weight)")
        .contains("I2C bus 3, 0x24        PN532 (cards)")
        .contains("/dev/serial0           A02YYUW (level)")
        .contains("kernel driver hx711    bound");
    assertThat(code).isZero();
  }

  private int run(String settings, String... more) throws IOException {
    Path file = directory.resolve("bin.toml");
    Files.writeString(file, settings);
    var command = EdgeAgentCommand.commandLine().setOut(new PrintWriter(out, true));
    String[] arguments = {
      "parts",
      "--settings",
      file.toString(),
      "--state",
      directory.toString(),
      "--virtual",
      directory.resolve("bin.scenario").toString()
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return command.execute(all);
  }
}
