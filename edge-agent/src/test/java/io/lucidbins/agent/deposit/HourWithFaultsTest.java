package io.lucidbins.agent.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.VirtualPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault of each part for ten minutes of an hour on virtual time: the agent goes on, believes
 * nothing that is wrong, and is well again when the fault is over. The table of what it reports
 * goes to {@code target/hour-with-faults.md}.
 */
class HourWithFaultsTest {
  private static final long SEED = 24;
  private static final Map<VirtualPart, List<String>> ROWS = new TreeMap<>();

  @ParameterizedTest
  @EnumSource
  void the_agent_reports_it_and_recovers(VirtualPart part) throws InterruptedException {
    List<HourOfFault.Outcome> outcomes = new ArrayList<>();
    for (FaultKind kind : FaultKind.of(part)) {
      outcomes.add(HourOfFault.of(part, kind, SEED));
    }
    ROWS.put(part, outcomes.stream().map(HourOfFault.Outcome::row).toList());

    assertThat(outcomes)
        .allSatisfy(outcome -> {
          assertThat(outcome.well() || outcome.kind() == FaultKind.WRONG_CHIP)
              .as("%s is well again", outcome.row())
              .isTrue();
          if (!isSilent(outcome)) {
            assertThat(outcome.wrong()).as(outcome.row()).isEmpty();
          }
        });
  }

  /**
   * A value that stays cannot be told from one that is right, unless the other sensor speaks
   * against it for long; and an unplugged lid switch says what an open lid says, so that what was
   * put in meanwhile is one deposit.
   */
  private static boolean isSilent(HourOfFault.Outcome outcome) {
    return outcome.kind() == FaultKind.STUCK
        || (outcome.part() == VirtualPart.LID && outcome.kind() == FaultKind.ABSENT);
  }

  @AfterAll
  static void write_the_table() throws IOException {
    var table = new StringBuilder(HourOfFault.heading());
    ROWS.values().forEach(rows -> rows.forEach(row -> table.append(row).append('\n')));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "hour-with-faults.md"), table);
  }
}
