package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.pi4j.linux.LineGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinuxPortsTest {
  private final PartsSettings defaults = PartsSettings.defaults();

  @Test
  void parts_of_two_lines_have_them_in_one_claim() {
    PartsSettings settings =
        defaults
            .withLevel(LevelSettings.of(LevelSettings.Part.JSN_SR04T))
            .withWeight(WeightSettings.of(WeightSettings.Part.HX711));

    assertThat(LinuxPorts.lineGroups(settings))
        .containsExactly(
            new LineGroup("level", List.of(20, 21)), new LineGroup("weight", List.of(16, 12)));
  }

  @Test
  void other_lines_are_claimed_one_by_one() {
    assertThat(LinuxPorts.lineGroups(defaults)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = LevelSettings.Part.class,
      names = {"A02YYUW", "MAXBOTIX"})
  void the_port_of_a_range_finder_may_be_traced(LevelSettings.Part part) {
    PartsSettings settings = defaults.withLevel(LevelSettings.of(part));

    assertThat(LinuxPorts.traceablePorts(settings)).containsExactly("/dev/serial0");
  }

  @Test
  void no_other_port_may_be_traced() {
    assertThat(LinuxPorts.traceablePorts(defaults)).isEmpty();
  }

  @Test
  void a_board_opens_nothing_of_its_machine_and_can_be_closed_twice() {
    LinuxPorts ports = LinuxPorts.open(defaults);

    assertThat(ports.trace()).isPresent();
    assertThat(ports.iioDevices().find("no such driver")).isEmpty();
    ports.close();
    ports.close();

    assertThat(ports.pi4j().isShutdown()).isTrue();
  }

  @Test
  void a_trace_ends_with_its_board(@TempDir Path directory) throws Exception {
    LinuxPorts ports = LinuxPorts.open(defaults);
    ports.trace().orElseThrow().start(directory.resolve("trace"), Duration.ofMinutes(1));

    ports.close();

    assertThat(ports.trace().orElseThrow().isListening()).isFalse();
    assertThat(Files.size(directory.resolve("trace"))).isZero();
  }
}
