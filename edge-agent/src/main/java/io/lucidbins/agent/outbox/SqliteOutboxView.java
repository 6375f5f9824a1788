package io.lucidbins.agent.outbox;

import io.lucidbins.device.Decoded;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RecordCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * Looks into the file of an outbox, also while an agent writes it: the connection can only read,
 * and readers of a WAL never hold up its writer. Entries come in order of stream and seq, each
 * once.
 */
public final class SqliteOutboxView implements AutoCloseable {
  private static final int BUSY_MS = 5_000;

  private final Path path;
  private final Connection connection;
  private final SqliteRecords records;
  private int ordinal;
  private long seq;

  private SqliteOutboxView(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
    this.records = new SqliteRecords(connection);
  }

  /**
   * Opens the outbox of a state directory.
   *
   * @throws OutboxUnavailable if there is none, or it cannot be read
   */
  public static SqliteOutboxView open(Path directory) {
    Path path = directory.resolve(SqliteOutbox.FILE_NAME);
    if (!Files.exists(path)) {
      throw new OutboxUnavailable(
          "there is no outbox in "
              + directory
              + "; name the place with --state DIR, or with --virtual FILE that of a virtual bin");
    }
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MS);
    try {
      return new SqliteOutboxView(path, config.createConnection("jdbc:sqlite:" + path));
    } catch (SQLException e) {
      throw unreadable(path, e);
    }
  }

  /** The streams as they were at the last commit, in order. */
  public List<KeptStream> streams() {
    try {
      return load().stream().map(StreamRow::kept).toList();
    } catch (SQLException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * The entries after those that were answered before; empty when there is nothing new.
   *
   * @param most 1 to 500
   */
  public List<OutboxEntry> next(int most) {
    var entries = new ArrayList<OutboxEntry>();
    try {
      for (StreamRow stream : load()) {
        if (stream.ordinal() >= ordinal && entries.size() < most) {
          take(stream, most - entries.size(), entries);
        }
      }
    } catch (SQLException e) {
      throw unreadable(path, e);
    }
    return entries;
  }

  private List<StreamRow> load() throws SQLException {
    return List.copyOf(SqliteStreams.load(connection, records).all());
  }

  private void take(StreamRow stream, int most, List<OutboxEntry> entries) throws SQLException {
    long from = stream.ordinal() == ordinal ? seq + 1 : 1;
    for (Row row : records.from(stream.ordinal(), from, most)) {
      entries.add(entry(stream, row));
      ordinal = stream.ordinal();
      seq = row.last(stream.id().value());
    }
  }

  private static OutboxEntry entry(StreamRow stream, Row row) {
    var position = new StreamPosition(stream.id(), stream.start(), row.seq());
    if (!row.isSound(stream.id().value())) {
      return new OutboxEntry.Damaged(position);
    }
    if (row.kind() == RowKind.TOMBSTONE.number()) {
      return new OutboxEntry.Lost(position, TombstoneBytes.decode(row.seq(), row.body()));
    }
    return switch (RecordCodec.decode(row.body())) {
      case Decoded.Ok<DeviceRecord>(DeviceRecord record) ->
          new OutboxEntry.Kept(
              position, new NumberedRecord(row.seq(), record), row.seq() <= stream.cursor());
      case Decoded.Refused<DeviceRecord> _ -> new OutboxEntry.Damaged(position);
    };
  }

  private static OutboxUnavailable unreadable(Path path, SQLException e) {
    return new OutboxUnavailable("the outbox " + path + " cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(path, e);
    }
  }
}
