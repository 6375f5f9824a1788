package io.lucidbins.bridge.history;

import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.history.FillHistory.NumberedEvent;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.RecordCodec;
import io.lucidbins.device.StreamId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The table {@code event}. */
final class SqlEvents {
  static final String EMPTIED = "emptied";

  private final String tenant;

  SqlEvents(String tenant) {
    this.tenant = tenant;
  }

  void append(Transaction tx, BinId bin, int start, StreamId stream, NumberedEvent numbered) {
    try {
      PreparedStatement insert =
          tx.prepared(
              """
              INSERT INTO event (tenant, bin, stream, seq, start, kind, at_ms, record)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)
              """);
      insert.setString(1, tenant);
      insert.setString(2, bin.toString());
      insert.setString(3, stream.toString());
      insert.setLong(4, numbered.seq());
      insert.setInt(5, start);
      insert.setString(6, kind(numbered.event().detail()));
      insert.setLong(7, numbered.event().stamp().wallMs());
      insert.setBytes(8, RecordCodec.encode(numbered.event()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException(
          "event " + numbered.seq() + " of stream " + stream + " of bin " + bin + " was not stored",
          e);
    }
  }

  List<Event> of(Transaction tx, BinId bin, String kind) {
    return tx.handle()
        .createQuery(
            """
            SELECT record FROM event WHERE tenant = :tenant AND bin = :bin AND kind = :kind
            ORDER BY at_ms, start, stream, seq
            """)
        .bind("tenant", tenant)
        .bind("bin", bin.toString())
        .bind("kind", kind)
        .map((row, _) -> (Event) RecordCodec.decode(row.getBytes("record")).orThrow())
        .list();
  }

  private static String kind(EventDetail detail) {
    return switch (detail) {
      case EventDetail.LidOpened _ -> "lid-opened";
      case EventDetail.LidClosed _ -> "lid-closed";
      case EventDetail.Tilted _ -> "tilted";
      case EventDetail.Uprighted _ -> "uprighted";
      case EventDetail.Fire _ -> "fire";
      case EventDetail.Overflow _ -> "overflow";
      case EventDetail.Moved _ -> "moved";
      case EventDetail.Emptied _ -> EMPTIED;
      case EventDetail.PartFailed _ -> "part-failed";
      case EventDetail.PartRecovered _ -> "part-recovered";
      case EventDetail.Booted _ -> "booted";
      case EventDetail.ClockSet _ -> "clock-set";
      case EventDetail.PowerChanged _ -> "power-changed";
      case EventDetail.CommandAnswered _ -> "command-answered";
      case EventDetail.InstallReport _ -> "install-report";
      case EventDetail.HealthReport _ -> "health-report";
      case EventDetail.OutboxSalvaged _ -> "outbox-salvaged";
      case EventDetail.UnknownEvent _ -> "unknown";
    };
  }
}
