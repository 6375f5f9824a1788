package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Tombstone SEQ_3_TO_5 = tombstone(3, 5);

  @Test
  void takes_records_and_tombstones_that_fill_the_range() {
    assertThat(batch(1, 7, List.of(1, 2, 6, 7), SEQ_3_TO_5).records()).hasSize(4);
    assertThat(batch(3, 5, List.of(), SEQ_3_TO_5).tombstones()).containsExactly(SEQ_3_TO_5);
  }

  @Test
  void refuses_a_seq_that_is_not_there() {
    assertRefused(1, 7, List.of(1, 6, 7), "seq 2 is neither a record nor in a tombstone");
    assertRefused(0, 2, List.of(1, 2), "first seq is 0");
    assertRefused(1, 8, List.of(1, 2, 6, 7), "seq 8 is neither");
    assertRefused(1, 7, List.of(1, 2, 7, 6), "seq 6 is neither a record nor in a tombstone, or");
  }

  @Test
  void refuses_a_seq_that_is_there_twice_or_outside() {
    assertRefused(1, 7, List.of(1, 2, 4, 6, 7), "seq 6 is neither");
    assertRefused(1, 7, List.of(1, 1, 2, 6, 7), "seq 2 is neither");
    assertRefused(1, 6, List.of(1, 2, 6, 7), "holds a seq twice or beyond its end");
    assertRefused(1, 4, List.of(1, 2), "holds a seq twice or beyond its end");
    assertRefused(2, 1, List.of(), "last seq is 1, but must be 2 to");
  }

  @Test
  void holds_500_records_and_not_one_more() {
    assertThat(BinNoise.batch(BinNoise.seeded(1, 0).samples(500)).last()).isEqualTo(5_499);
    assertThatThrownBy(() -> BinNoise.batch(BinNoise.seeded(1, 0).samples(501)))
        .hasMessage("records of a batch: number is 501, but must be 0 to 500");
  }

  @Test
  void holds_500_tombstones_and_not_one_more() {
    assertThat(tombstones(500).last()).isEqualTo(500);
    assertThatThrownBy(() -> tombstones(501))
        .hasMessage("tombstones of a batch: number is 501, but must be 0 to 500");
  }

  @Test
  void is_cut_inside_a_tombstone() {
    var cut = batch(1, 7, List.of(1, 2, 6, 7), SEQ_3_TO_5).upTo(4);

    assertThat(cut).isEqualTo(batch(1, 4, List.of(1, 2), tombstone(3, 4)));
  }

  @Test
  void is_cut_between_records() {
    var whole = batch(1, 7, List.of(1, 2, 6, 7), SEQ_3_TO_5);

    assertThat(whole.upTo(1)).isEqualTo(batch(1, 1, List.of(1)));
    assertThat(whole.upTo(7)).isSameAs(whole);
    assertThatThrownBy(() -> whole.upTo(8)).hasMessage("last seq is 8, but must be 1 to 7");
    assertThatThrownBy(() -> whole.upTo(0)).hasMessage("last seq is 0, but must be 1 to 7");
  }

  private static void assertRefused(long first, long last, List<Integer> seqs, String message) {
    assertThatThrownBy(() -> batch(first, last, seqs, SEQ_3_TO_5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Batch batch(long first, long last, List<Integer> seqs, Tombstone... tombstones) {
    var records =
        seqs.stream().map(seq -> new NumberedRecord(seq, Examples.fullSample(seq))).toList();
    return new Batch(Examples.NONCE, Examples.STREAM, 1, first, last, records, List.of(tombstones));
  }

  private static Batch tombstones(int count) {
    var tombstones = new ArrayList<Tombstone>();
    for (int seq = 1; seq <= count; seq++) {
      tombstones.add(tombstone(seq, seq));
    }
    return new Batch(Examples.NONCE, Examples.STREAM, 1, 1, count, List.of(), tombstones);
  }

  private static Tombstone tombstone(long first, long last) {
    return Tombstone.of(first, last, RecordKind.SAMPLE, LossReason.EVICTED);
  }
}
