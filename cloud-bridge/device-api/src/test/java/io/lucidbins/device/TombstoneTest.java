package io.lucidbins.device;

import static io.lucidbins.device.RecordKind.DEPOSIT;
import static io.lucidbins.device.RecordKind.EVENT;
import static io.lucidbins.device.RecordKind.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TombstoneTest {
  /** Seq 10-12 samples, 13 a deposit, 14-19 samples. */
  private static final Tombstone MIXED =
      new Tombstone(
          10,
          19,
          List.of(new KindRun(SAMPLE, 3), new KindRun(DEPOSIT, 1), new KindRun(SAMPLE, 6)),
          LossReason.EVICTED);

  @Test
  void knows_the_counts_of_each_part_of_it() {
    assertThat(MIXED.count(SAMPLE)).isEqualTo(9);
    assertThat(MIXED.slice(12, 14).kinds())
        .containsExactly(new KindRun(SAMPLE, 1), new KindRun(DEPOSIT, 1), new KindRun(SAMPLE, 1));
    assertThat(MIXED.slice(13, 13).kinds()).containsExactly(new KindRun(DEPOSIT, 1));
    assertThat(MIXED.slice(10, 19)).isEqualTo(MIXED);
  }

  @Test
  void has_slices_that_merge_to_the_whole_wherever_it_is_cut() {
    for (long cut = 10; cut < 19; cut++) {
      assertThat(MIXED.slice(10, cut).merge(MIXED.slice(cut + 1, 19))).contains(MIXED);
    }
  }

  @Test
  void refuses_slices_that_reach_outside() {
    assertThatThrownBy(() -> MIXED.slice(9, 12))
        .hasMessage("slice from is 9, but must be 10 to 19");
    assertThatThrownBy(() -> MIXED.slice(12, 20))
        .hasMessage("slice to is 20, but must be 12 to 19");
    assertThatThrownBy(() -> MIXED.slice(12, 11))
        .hasMessage("slice to is 11, but must be 12 to 19");
  }

  @Test
  void merges_only_with_what_follows_directly_for_the_same_reason() {
    assertThat(MIXED.merge(Tombstone.of(21, SAMPLE, LossReason.EVICTED))).isEmpty();
    assertThat(MIXED.merge(Tombstone.of(19, SAMPLE, LossReason.EVICTED))).isEmpty();
    assertThat(MIXED.merge(Tombstone.of(20, SAMPLE, LossReason.DAMAGED))).isEmpty();
    assertThat(MIXED.merge(Tombstone.of(20, SAMPLE, LossReason.EVICTED)).orElseThrow().kinds())
        .hasSize(3);
  }

  @Test
  void merges_up_to_256_runs_and_then_stays_two() {
    // Odd seqs are events: 255 seqs are 255 runs.
    var runs = alternating(255);
    var with256 = runs.merge(Tombstone.of(256, SAMPLE, LossReason.EVICTED)).orElseThrow();

    assertThat(with256.kinds()).hasSize(256);
    assertThat(with256.merge(Tombstone.of(257, EVENT, LossReason.EVICTED))).isEmpty();
    assertThat(with256.merge(Tombstone.of(257, SAMPLE, LossReason.EVICTED))).isPresent();
    assertThatThrownBy(() -> alternating(257))
        .hasMessage("kind runs of a tombstone is 257, but must be 1 to 256");
  }

  @Test
  void refuses_counts_that_do_not_fill_its_range() {
    assertThatThrownBy(
            () -> new Tombstone(1, 3, List.of(new KindRun(SAMPLE, 2)), LossReason.EVICTED))
        .hasMessage("tombstone 1-3 counts 2 records");
    assertThatThrownBy(() -> new Tombstone(1, 3, List.of(), LossReason.EVICTED))
        .hasMessage("kind runs of a tombstone is 0, but must be 1 to 256");
    assertThatThrownBy(() -> new KindRun(SAMPLE, 0)).hasMessageContaining("count of a run is 0");
  }

  private static Tombstone alternating(int size) {
    var runs = new ArrayList<KindRun>();
    for (int seq = 1; seq <= size; seq++) {
      runs.add(new KindRun(seq % 2 == 0 ? SAMPLE : EVENT, 1));
    }
    return new Tombstone(1, size, runs, LossReason.EVICTED);
  }
}
