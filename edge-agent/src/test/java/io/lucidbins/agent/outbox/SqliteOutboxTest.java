package io.lucidbins.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest implements OutboxContract {
  @TempDir Path directory;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);

  @Override
  public SqliteOutbox open() {
    return SqliteOutbox.open(directory, OutboxSettings.defaults(), random);
  }

  @Override
  public SqliteOutbox restart(Outbox outbox) {
    outbox.close();
    return open();
  }

  @Test
  void keeps_what_was_committed_when_it_ends_without_a_word() {
    SqliteOutbox first = open();
    StreamId stream = first.append(List.of(Records.sample(1), Records.deposit(2))).stream();
    first.crash();
    try (SqliteOutbox second = open()) {
      assertThat(second.read(stream, 1, 10).records())
          .containsExactly(
              new NumberedRecord(1, Records.sample(1)), new NumberedRecord(2, Records.deposit(2)));
    }
  }

  @Test
  void a_moved_cursor_rides_on_the_next_commit() {
    SqliteOutbox first = open();
    StreamId stream = first.append(List.of(Records.sample(1), Records.sample(2))).stream();
    first.moveCursor(stream, 1);
    first.append(List.of(Records.sample(3)));
    first.moveCursor(stream, 3);
    first.crash();
    try (SqliteOutbox second = open()) {
      assertThat(second.streams()).containsExactly(new KeptStream(stream, 1, 1, 3, 1));
    }
  }

  @Test
  void one_process_at_a_time_holds_it() {
    try (SqliteOutbox _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(OutboxBusy.class)
          .hasMessageContaining("held by process " + ProcessHandle.current().pid());
    }
    assertThatCode(() -> open().close()).doesNotThrowAnyException();
  }

  @Test
  void writes_ahead_and_syncs_each_commit() throws SQLException {
    open().close();

    // synchronous is not kept in the file, so it is asked of the connection that the outbox uses.
    try (SqliteFile file = SqliteFile.open(directory.resolve(SqliteOutbox.FILE_NAME))) {
      assertThat(ask(file.connection(), "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(ask(file.connection(), "PRAGMA synchronous")).isEqualTo("2");
      assertThat(ask(file.connection(), "PRAGMA page_size")).isEqualTo("4096");
      assertThat(ask(file.connection(), "PRAGMA wal_autocheckpoint")).isEqualTo("256");
    }
  }

  @Test
  void refuses_an_sqlite_that_can_lose_commits() {
    assertThatCode(() -> SqliteFile.requireVersion("3.51.3")).doesNotThrowAnyException();
    assertThatCode(() -> SqliteFile.requireVersion("3.54.1")).doesNotThrowAnyException();
    assertThatCode(() -> SqliteFile.requireVersion("4.0")).doesNotThrowAnyException();
    assertThatThrownBy(() -> SqliteFile.requireVersion("3.51.2"))
        .isInstanceOf(OutboxUnavailable.class)
        .hasMessageContaining("3.51.3 or later");
    assertThatThrownBy(() -> SqliteFile.requireVersion("3.50.7"))
        .isInstanceOf(OutboxUnavailable.class);
  }

  @Test
  void a_row_that_fails_its_checksum_becomes_a_tombstone_and_blocks_nothing() {
    SqliteOutbox first = open();
    StreamId stream =
        first.append(List.of(Records.sample(1), Records.deposit(2), Records.sample(3))).stream();
    first.close();
    change("UPDATE record SET body = x'00' WHERE kind = 2");

    try (SqliteOutbox second = open()) {
      Slice slice = second.read(stream, 1, 10);

      assertThat(slice.records()).extracting(NumberedRecord::seq).containsExactly(1L, 3L);
      assertThat(slice.tombstones())
          .containsExactly(Tombstone.of(2, RecordKind.DEPOSIT, LossReason.DAMAGED));
    }
    assertThat(count("SELECT count(*) FROM record WHERE kind = 0")).isEqualTo(1);
  }

  @Test
  void a_row_with_the_bytes_of_another_record_is_damaged_though_it_can_be_read() {
    try (SqliteOutbox outbox = open()) {
      StreamId stream = outbox.append(List.of(Records.deposit(1), Records.deposit(2))).stream();
      change(
          """
          UPDATE record SET body = (SELECT body FROM record ORDER BY position LIMIT 1)
          """);

      Slice slice = outbox.read(stream, 1, 10);

      assertThat(slice.records()).containsExactly(new NumberedRecord(1, Records.deposit(1)));
      assertThat(slice.tombstones())
          .containsExactly(Tombstone.of(2, RecordKind.DEPOSIT, LossReason.DAMAGED));
    }
  }

  @Test
  void rows_that_are_gone_become_a_tombstone_up_to_the_newest_seq() {
    SqliteOutbox first = open();
    StreamId stream =
        first
            .append(
                List.of(Records.sample(1), Records.sample(2), Records.sample(3), Records.sample(4)))
            .stream();
    first.close();
    change("DELETE FROM record WHERE position & 7 IN (2, 4)");

    try (SqliteOutbox second = open()) {
      Slice slice = second.read(stream, 1, 10);

      assertThat(slice.records()).extracting(NumberedRecord::seq).containsExactly(1L, 3L);
      assertThat(slice.tombstones())
          .containsExactly(
              Tombstone.of(2, RecordKind.UNKNOWN, LossReason.DAMAGED),
              Tombstone.of(4, RecordKind.UNKNOWN, LossReason.DAMAGED));
      assertThat(slice.last()).isEqualTo(4);
    }
  }

  @Test
  void a_failed_write_leaves_nothing_behind_and_the_next_one_begins_a_new_stream() {
    try (SqliteOutbox outbox = open()) {
      StreamPosition before = outbox.append(List.of(Records.sample(1)));
      var told = new ArrayList<DeviceRecord>();
      outbox.listen(told::addAll);
      change("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'full'); END");

      assertThatThrownBy(() -> outbox.append(List.of(Records.sample(2))))
          .isInstanceOf(OutboxUnavailable.class)
          .hasMessageContaining("full")
          .hasMessageContaining("opened anew at the next try");
      change("DROP TRIGGER full");
      StreamPosition after = outbox.append(List.of(Records.sample(3)));

      assertThat(told).containsExactly(Records.sample(3));
      assertThat(after.stream()).isNotEqualTo(before.stream());
      assertThat(after.start()).isEqualTo(2);
      assertThat(outbox.boot().number()).isEqualTo(1);
      assertThat(outbox.streams())
          .containsExactly(
              new KeptStream(before.stream(), 1, 1, 1, 0),
              new KeptStream(after.stream(), 2, 1, 1, 0));
    }
  }

  @Test
  void what_is_tried_again_after_a_commit_that_failed_late_is_there_once() throws SQLException {
    try (var card = CommitsThatFailLate.install();
        SqliteOutbox outbox = open()) {
      StreamPosition first = outbox.append(List.of(Records.sample(1)));

      // The opening after the first failure commits too, and fails as well.
      card.failNext(2);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> outbox.append(List.of(Records.deposit(2))))
            .isInstanceOf(OutboxUnavailable.class);
      }
      StreamPosition second = outbox.append(List.of(Records.deposit(2)));

      assertThat(outbox.streams())
          .containsExactly(
              new KeptStream(first.stream(), 1, 1, 1, 0),
              new KeptStream(second.stream(), second.start(), 1, 1, 0));
      assertThat(count("SELECT count(*) FROM record")).isEqualTo(2);
    }
  }

  @Test
  void a_stream_whose_first_commit_failed_late_is_taken_back_whole() throws SQLException {
    try (var card = CommitsThatFailLate.install();
        SqliteOutbox outbox = open()) {
      card.failNext(1);
      assertThatThrownBy(() -> outbox.append(List.of(Records.deposit(1))))
          .isInstanceOf(OutboxUnavailable.class);

      assertThat(outbox.streams()).isEmpty();
      assertThat(count("SELECT count(*) FROM record")).isZero();
    }
  }

  @Test
  void tombstones_never_merge_across_the_cursor() {
    try (SqliteOutbox outbox = open()) {
      StreamId stream = outbox.append(Collections.nCopies(9, Records.sample(1))).stream();

      // Beside it from above, beside it from below, and onto one that lies on both sides.
      giveUp(outbox, stream, 2, 2);
      outbox.moveCursor(stream, 2);
      giveUp(outbox, stream, 3, 3);
      outbox.moveCursor(stream, 4);
      giveUp(outbox, stream, 5, 4);
      giveUp(outbox, stream, 7, 8);
      outbox.moveCursor(stream, 7);
      giveUp(outbox, stream, 9, 9);

      assertThat(outbox.read(stream, 1, 10).tombstones())
          .extracting(lost -> lost.first() + "-" + lost.last())
          .containsExactly("2-2", "3-3", "4-4", "5-5", "7-8", "9-9");
    }
  }

  private static void giveUp(Outbox outbox, StreamId stream, long first, long last) {
    long step = first <= last ? 1 : -1;
    for (long seq = first; seq != last + step; seq += step) {
      outbox.giveUp(stream, seq, LossReason.TOO_LARGE);
    }
  }

  @Test
  void says_which_version_reads_a_newer_file() {
    open().close();
    change("UPDATE outbox SET format = 2");

    assertThatThrownBy(this::open)
        .isInstanceOf(OutboxUnavailable.class)
        .hasMessageContaining("format 2, this agent reads 1");
  }

  private void change(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String sql) {
    try (Connection connection = connect()) {
      return Long.parseLong(ask(connection, sql));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(SqliteOutbox.FILE_NAME));
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
