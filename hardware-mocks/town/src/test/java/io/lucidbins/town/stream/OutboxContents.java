package io.lucidbins.town.stream;

import io.lucidbins.device.Decoded;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.RecordCodec;
import io.lucidbins.device.StreamId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a bin committed: its outbox file, read with plain SQL and nothing of the agent. */
final class OutboxContents {
  private static final int TOMBSTONE = 0;

  private OutboxContents() {}

  /** How many records the file holds; 0 if there is none yet. */
  static long count(Path file) {
    if (!file.toFile().exists()) {
      return 0;
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      var row = statement.executeQuery("SELECT count(*) FROM record");
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      return 0; // just being made
    }
  }

  /** All records in order of start, stream and seq; none may have been given up. */
  static List<Held> records(Path file) throws SQLException {
    List<Held> records = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      var row =
          statement.executeQuery(
              """
              SELECT s.id, s.start, r.position & ((1 << 40) - 1) AS seq, r.kind, r.body
              FROM record r JOIN stream s ON s.ordinal = r.position >> 40
              ORDER BY r.position
              """);
      while (row.next()) {
        if (row.getInt("kind") == TOMBSTONE) {
          throw new AssertionError("the bin gave records up in " + file);
        }
        var stream = new StreamId(row.getLong("id"));
        records.add(
            Held.of(
                stream,
                row.getInt("start"),
                row.getLong("seq"),
                decoded(RecordCodec.decode(row.getBytes("body")))));
      }
    }
    return records.stream().sorted().toList();
  }

  private static DeviceRecord decoded(Decoded<DeviceRecord> decoded) {
    return switch (decoded) {
      case Decoded.Ok<DeviceRecord>(DeviceRecord record) -> record;
      case Decoded.Refused<DeviceRecord>(String reason) -> throw new AssertionError(reason);
    };
  }
}
