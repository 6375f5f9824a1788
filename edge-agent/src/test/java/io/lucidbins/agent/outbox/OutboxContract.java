package io.lucidbins.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every outbox promises; the fake and the real one pass the same facts. */
interface OutboxContract {
  /** An empty outbox. */
  Outbox open();

  /** The next start of the agent on the same store. */
  Outbox restart(Outbox outbox);

  @Test
  default void numbers_records_in_the_order_of_commits() {
    try (Outbox outbox = open()) {
      StreamPosition first = outbox.append(List.of(Records.sample(1), Records.sample(2)));
      StreamPosition second = outbox.append(List.of(Records.deposit(3)));

      assertThat(first.seq()).isEqualTo(2);
      assertThat(second).isEqualTo(new StreamPosition(first.stream(), 1, 3));
    }
  }

  @Test
  default void gives_back_what_was_appended() {
    List<DeviceRecord> records =
        List.of(Records.sample(1), Records.deposit(2), Records.event(3), Records.sample(4));
    try (Outbox outbox = open()) {
      StreamId stream = outbox.append(records).stream();

      Slice all = outbox.read(stream, 1, 500);

      assertThat(all.records()).extracting(NumberedRecord::record).isEqualTo(records);
      assertThat(all.records()).extracting(NumberedRecord::seq).containsExactly(1L, 2L, 3L, 4L);
      assertThat(all.tombstones()).isEmpty();
      assertThat(all.last()).isEqualTo(4);
    }
  }

  @Test
  default void reads_from_any_seq_and_no_more_than_asked_for() {
    try (Outbox outbox = open()) {
      StreamId stream = appendSamples(outbox, 10);

      Slice some = outbox.read(stream, 4, 3);
      Slice none = outbox.read(stream, 11, 3);
      Slice unknown = outbox.read(new StreamId(~stream.value()), 1, 3);

      assertThat(some.records()).extracting(NumberedRecord::seq).containsExactly(4L, 5L, 6L);
      assertThat(List.of(some.first(), some.last())).containsExactly(4L, 6L);
      assertThat(none.isEmpty()).isTrue();
      assertThat(unknown.isEmpty()).isTrue();
    }
  }

  @Test
  default void takes_from_one_record_to_a_thousand_in_a_commit() {
    List<DeviceRecord> most = Collections.nCopies(Outbox.MAX_APPEND_RECORDS, Records.sample(1));
    var tooMany = new ArrayList<>(most);
    tooMany.add(Records.sample(2));
    try (Outbox outbox = open()) {
      assertThat(outbox.append(List.of(Records.sample(1))).seq()).isEqualTo(1);
      assertThat(outbox.append(most).seq()).isEqualTo(1_001);
      assertThatThrownBy(() -> outbox.append(List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0 records");
      assertThatThrownBy(() -> outbox.append(tooMany))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1001 records");
    }
  }

  @Test
  default void begins_another_stream_at_each_start_and_keeps_the_earlier_ones() {
    Outbox first = open();
    StreamId before = appendSamples(first, 3);
    try (Outbox second = restart(first)) {
      StreamPosition after = second.append(List.of(Records.sample(9)));

      assertThat(after.stream()).isNotEqualTo(before);
      assertThat(after.start()).isEqualTo(2);
      assertThat(after.seq()).isEqualTo(1);
      assertThat(second.streams())
          .containsExactly(
              new KeptStream(before, 1, 1, 3, 0), new KeptStream(after.stream(), 2, 1, 1, 0));
      assertThat(second.read(before, 1, 10).rows()).isEqualTo(3);
    }
  }

  @Test
  default void counts_boots_and_keeps_its_id() {
    Outbox first = open();
    var id = first.id();
    int boot = first.boot().number();
    try (Outbox second = restart(first)) {
      assertThat(second.boot().number()).isEqualTo(boot + 1);
      assertThat(second.id()).isEqualTo(id);
    }
  }

  @Test
  default void a_start_without_a_commit_takes_no_number() {
    Outbox first = open();
    appendSamples(first, 1);
    try (Outbox third = restart(restart(first))) {
      assertThat(third.currentStart()).isEqualTo(2);
      assertThat(third.append(List.of(Records.sample(1))).start()).isEqualTo(2);
      assertThat(third.currentStart()).isEqualTo(2);
    }
  }

  @Test
  default void moves_a_cursor_up_and_down_within_what_was_given_out() {
    try (Outbox outbox = open()) {
      StreamId stream = appendSamples(outbox, 5);

      outbox.moveCursor(stream, 4);
      assertThat(cursor(outbox)).isEqualTo(4);
      outbox.moveCursor(stream, 2);
      assertThat(cursor(outbox)).isEqualTo(2);
      outbox.moveCursor(stream, 6);
      assertThat(cursor(outbox)).isEqualTo(5);
      outbox.moveCursor(new StreamId(~stream.value()), 6);
      assertThat(outbox.streams()).hasSize(1);
    }
  }

  @Test
  default void keeps_a_cursor_over_an_orderly_restart() {
    Outbox first = open();
    StreamId stream = appendSamples(first, 5);
    first.moveCursor(stream, 3);
    try (Outbox second = restart(first)) {
      assertThat(cursor(second)).isEqualTo(3);
    }
  }

  @Test
  default void keeps_acknowledged_records() {
    try (Outbox outbox = open()) {
      StreamId stream = appendSamples(outbox, 5);
      outbox.moveCursor(stream, 5);

      assertThat(outbox.read(stream, 1, 10).records()).hasSize(5);
    }
  }

  @Test
  default void a_record_that_is_given_up_leaves_a_tombstone_in_its_place() {
    try (Outbox outbox = open()) {
      StreamId stream =
          outbox.append(List.of(Records.sample(1), Records.deposit(2), Records.sample(3))).stream();

      outbox.giveUp(stream, 2, LossReason.TOO_LARGE);
      Slice all = outbox.read(stream, 1, 10);

      assertThat(all.records()).extracting(NumberedRecord::seq).containsExactly(1L, 3L);
      assertThat(all.tombstones())
          .containsExactly(Tombstone.of(2, RecordKind.DEPOSIT, LossReason.TOO_LARGE));
      assertThat(outbox.streams().getFirst().oldest()).isEqualTo(1);
    }
  }

  @Test
  default void giving_up_what_is_lost_or_unknown_changes_nothing() {
    try (Outbox outbox = open()) {
      StreamId stream = appendSamples(outbox, 2);
      outbox.giveUp(stream, 2, LossReason.TOO_LARGE);

      outbox.giveUp(stream, 2, LossReason.DAMAGED);
      outbox.giveUp(stream, 3, LossReason.DAMAGED);
      outbox.giveUp(new StreamId(~stream.value()), 1, LossReason.DAMAGED);

      assertThat(outbox.read(stream, 1, 10).tombstones())
          .containsExactly(Tombstone.of(2, RecordKind.SAMPLE, LossReason.TOO_LARGE));
    }
  }

  @Test
  default void ends_its_stream_when_a_foreign_start_is_not_below_it() {
    Outbox outbox = open();
    StreamId before = appendSamples(outbox, 1);

    outbox.startAbove(0);
    assertThat(outbox.append(List.of(Records.sample(2))).stream()).isEqualTo(before);

    outbox.startAbove(7);
    assertThat(outbox.currentStart()).isEqualTo(8);
    StreamPosition after = outbox.append(List.of(Records.sample(3)));
    assertThat(after.start()).isEqualTo(8);
    assertThat(after.seq()).isEqualTo(1);
    assertThat(after.stream()).isNotEqualTo(before);

    outbox.startAbove(9);
    try (Outbox next = restart(outbox)) {
      assertThat(next.currentStart()).isEqualTo(10);
    }
  }

  @Test
  default void knows_the_newest_sample_also_after_a_restart() {
    Outbox first = open();
    assertThat(first.newestSample()).isEmpty();
    first.append(List.of(Records.sample(1), Records.sample(2), Records.deposit(3)));
    var newest = first.newestSample().orElseThrow();
    assertThat(newest.seq()).isEqualTo(2);
    assertThat(newest.sample()).isEqualTo(Records.sample(2));
    try (Outbox second = restart(first)) {
      assertThat(second.newestSample()).contains(newest);
    }
  }

  @Test
  default void tells_its_listener_after_each_commit() {
    var told = new ArrayList<DeviceRecord>();
    try (Outbox outbox = open()) {
      outbox.listen(told::addAll);
      outbox.append(List.of(Records.sample(1)));
      outbox.append(List.of(Records.deposit(2), Records.event(3)));

      assertThat(told).containsExactly(Records.sample(1), Records.deposit(2), Records.event(3));
    }
  }

  @Test
  default void computes_wall_times_anew_once_the_clock_of_the_boot_is_known() {
    try (Outbox outbox = open()) {
      int boot = outbox.boot().number();
      // Taken 1 s after boot, when the clock still said 1970.
      DeviceRecord early = Records.sampleAt(boot, 1_000, 5, Certainty.ESTIMATED);
      // 9 s later the clock is known: the boot was at 1,000,000,000 - 10,000.
      DeviceRecord later = Records.sampleAt(boot, 10_000, 1_000_000_000L, Certainty.SYNCED);
      StreamId stream = outbox.append(List.of(early)).stream();
      outbox.append(List.of(later));

      List<NumberedRecord> read = outbox.read(stream, 1, 10).records();

      assertThat(read.get(0).record())
          .isEqualTo(Records.sampleAt(boot, 1_000, 999_991_000L, Certainty.RECOVERED));
      assertThat(read.get(1).record()).isEqualTo(later);
    }
  }

  @Test
  default void refuses_work_once_it_is_closed() {
    Outbox outbox = open();
    outbox.close();
    outbox.close();

    assertThatThrownBy(() -> outbox.append(List.of(Records.sample(1))))
        .isInstanceOf(OutboxUnavailable.class)
        .hasMessageContaining("closed");
  }

  private static StreamId appendSamples(Outbox outbox, int count) {
    var samples = new ArrayList<DeviceRecord>();
    for (int i = 1; i <= count; i++) {
      samples.add(Records.sample(i));
    }
    return outbox.append(samples).stream();
  }

  private static long cursor(Outbox outbox) {
    return outbox.streams().getFirst().cursor();
  }
}
