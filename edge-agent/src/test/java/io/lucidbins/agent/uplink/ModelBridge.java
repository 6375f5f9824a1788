package io.lucidbins.agent.uplink;

import io.lucidbins.device.Ack;
import io.lucidbins.device.AckMessage;
import io.lucidbins.device.Batch;
import io.lucidbins.device.BatchEnvelope;
import io.lucidbins.device.BinId;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.HeldStream;
import io.lucidbins.device.Hello;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.StreamWatermark;
import io.lucidbins.device.Tombstone;
import io.lucidbins.device.UplinkCodec;
import io.lucidbins.device.Welcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bridge's side of the protocol as naive as it can be: a map from seq to record for each
 * stream, compared with the watermark. Written from the protocol page alone, apart from the real
 * ingest.
 */
final class ModelBridge {
  /** What is known of a seq: the record, or that it is lost. */
  record Fact(Optional<DeviceRecord> record) {}

  /** All that the bridge has committed. */
  static final class Store {
    final Map<StreamId, TreeMap<Long, Fact>> facts = new HashMap<>();
    final Map<StreamId, Integer> starts = new HashMap<>();

    Store copy() {
      var copy = new Store();
      facts.forEach((stream, known) -> copy.facts.put(stream, new TreeMap<>(known)));
      copy.starts.putAll(starts);
      return copy;
    }

    long watermark(StreamId stream) {
      TreeMap<Long, Fact> known = facts.get(stream);
      return known == null || known.isEmpty() ? 0 : known.lastKey();
    }

    private void commit(StreamId stream, long seq, Fact fact) {
      TreeMap<Long, Fact> known = facts.computeIfAbsent(stream, _ -> new TreeMap<>());
      if (seq != watermark(stream) + 1) {
        throw new IllegalStateException("seq " + seq + " after " + watermark(stream));
      }
      known.put(seq, fact);
    }
  }

  private final BinId bin;
  Store store = new Store();
  int gone;

  ModelBridge(BinId bin) {
    this.bin = bin;
  }

  /** Takes what arrived on topic {@code up}; the answer to publish. */
  AckMessage take(byte[] payload) {
    return switch (UplinkCodec.decode(bin, payload).orThrow()) {
      case Hello hello -> welcome(hello);
      case BatchEnvelope envelope -> ack(UplinkCodec.decodeBody(envelope).orThrow());
    };
  }

  private Welcome welcome(Hello hello) {
    var watermarks = new ArrayList<StreamWatermark>();
    for (HeldStream held : hello.streams()) {
      store.starts.put(held.stream(), held.start());
      for (long seq = store.watermark(held.stream()) + 1; seq < held.oldest(); seq++) {
        store.commit(held.stream(), seq, new Fact(Optional.empty()));
        gone++;
      }
      watermarks.add(new StreamWatermark(held.stream(), store.watermark(held.stream())));
    }
    List<StreamId> listed = hello.streams().stream().map(HeldStream::stream).toList();
    int foreign =
        store.starts.entrySet().stream()
            .filter(known -> !listed.contains(known.getKey()))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    return new Welcome(hello.nonce(), hello.part(), hello.parts(), watermarks, foreign);
  }

  private Ack ack(Batch batch) {
    store.starts.put(batch.stream(), batch.start());
    long watermark = store.watermark(batch.stream());
    if (batch.first() <= watermark + 1) {
      var facts = new TreeMap<Long, Fact>();
      for (NumberedRecord each : batch.records()) {
        facts.put(each.seq(), new Fact(Optional.of(each.record())));
      }
      for (Tombstone each : batch.tombstones()) {
        for (long seq = each.first(); seq <= each.last(); seq++) {
          facts.put(seq, new Fact(Optional.empty()));
        }
      }
      facts
          .tailMap(watermark, false)
          .forEach((seq, fact) -> store.commit(batch.stream(), seq, fact));
    }
    return new Ack(batch.nonce(), batch.stream(), store.watermark(batch.stream()), batch.last());
  }
}
