package io.lucidbins.agent.outbox;

import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NewestSample;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.Sample;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.Tombstone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * An outbox that behaves like {@link SqliteOutbox}, but keeps everything and forgets it with the
 * process. {@link #restarted} is the next start of the agent on the same store.
 */
public final class InMemoryOutbox implements Outbox {
  /** What survives a restart. */
  private static final class Store {
    private final OutboxId id;
    private final List<Stream> streams = new ArrayList<>();
    private final BootTimes times = new BootTimes();
    private int boots;
    private int highestStart;

    private Store(OutboxId id) {
      this.id = id;
    }
  }

  private static final class Stream {
    private final StreamId id;
    private final int start;
    private final TreeMap<Long, DeviceRecord> records = new TreeMap<>();
    private final TreeMap<Long, Tombstone> lost = new TreeMap<>();
    private long newest;
    private long cursor;

    private Stream(StreamId id, int start) {
      this.id = id;
      this.start = start;
    }

    private KeptStream kept() {
      return new KeptStream(id, start, 1, newest, cursor);
    }
  }

  private final Store store;
  private final RandomGenerator random;
  private final Boot boot;
  private Optional<Stream> current = Optional.empty();
  private int nextStart;
  private Consumer<List<? extends DeviceRecord>> listener = _ -> {};
  private boolean closed;

  public InMemoryOutbox(RandomGenerator random) {
    this(new Store(OutboxId.random(random)), random);
  }

  private InMemoryOutbox(Store store, RandomGenerator random) {
    this.store = store;
    this.random = random;
    this.boot = new Boot(++store.boots);
    this.nextStart = store.highestStart + 1;
  }

  /** The next start of the agent on the same store; this outbox is closed. */
  public synchronized InMemoryOutbox restarted() {
    close();
    return new InMemoryOutbox(store, random);
  }

  @Override
  public OutboxId id() {
    return store.id;
  }

  @Override
  public Boot boot() {
    return boot;
  }

  @Override
  public synchronized StreamPosition append(List<? extends DeviceRecord> records) {
    if (records.isEmpty() || records.size() > MAX_APPEND_RECORDS) {
      throw new IllegalArgumentException(
          records.size() + " records to append, not 1.." + MAX_APPEND_RECORDS);
    }
    requireOpen();
    Stream stream = current.orElseGet(this::begin);
    for (DeviceRecord each : records) {
      stream.records.put(++stream.newest, each);
      store.times.learn(each.stamp());
    }
    listener.accept(records);
    return new StreamPosition(stream.id, stream.start, stream.newest);
  }

  private Stream begin() {
    var stream = new Stream(StreamId.random(random), nextStart);
    store.highestStart = nextStart;
    store.streams.add(stream);
    current = Optional.of(stream);
    return stream;
  }

  @Override
  public synchronized void listen(Consumer<List<? extends DeviceRecord>> listener) {
    this.listener = listener;
  }

  @Override
  public synchronized List<KeptStream> streams() {
    requireOpen();
    return store.streams.stream()
        .map(Stream::kept)
        .sorted(Comparator.comparingInt(KeptStream::start).thenComparing(KeptStream::id))
        .toList();
  }

  @Override
  public synchronized int currentStart() {
    return current.map(stream -> stream.start).orElse(nextStart);
  }

  @Override
  public synchronized Slice read(StreamId id, long fromSeq, int maxRows) {
    requireOpen();
    long first = Math.max(1, fromSeq);
    Optional<Stream> found = find(id);
    if (found.isEmpty()) {
      return Slice.empty(first);
    }
    Stream stream = found.get();
    var records = new ArrayList<NumberedRecord>();
    var tombstones = new ArrayList<Tombstone>();
    long next = first;
    while (next <= stream.newest && records.size() + tombstones.size() < maxRows) {
      DeviceRecord each = stream.records.get(next);
      if (each == null) {
        Tombstone lost = stream.lost.floorEntry(next).getValue();
        tombstones.add(lost.slice(next, lost.last()));
        next = lost.last() + 1;
      } else {
        records.add(new NumberedRecord(next, each.withStamp(store.times.at(each.stamp()))));
        next++;
      }
    }
    return new Slice(first, next - 1, records, tombstones);
  }

  private Optional<Stream> find(StreamId id) {
    return store.streams.stream().filter(stream -> stream.id.equals(id)).findFirst();
  }

  @Override
  public synchronized void moveCursor(StreamId id, long seq) {
    requireOpen();
    find(id).ifPresent(stream -> stream.cursor = Math.clamp(seq, 0, stream.newest));
  }

  @Override
  public synchronized void giveUp(StreamId id, long seq, LossReason reason) {
    requireOpen();
    Optional<Stream> found = find(id);
    if (found.isPresent()) {
      DeviceRecord gone = found.get().records.remove(seq);
      if (gone != null) {
        found.get().lost.put(seq, Tombstone.of(seq, gone.kind(), reason));
      }
    }
  }

  @Override
  public synchronized void startAbove(int foreignStart) {
    requireOpen();
    if (currentStart() <= foreignStart) {
      current = Optional.empty();
      store.highestStart = Math.max(store.highestStart, foreignStart);
      nextStart = store.highestStart + 1;
    }
  }

  @Override
  public synchronized Optional<NewestSample> newestSample() {
    requireOpen();
    for (KeptStream kept : streams().reversed()) {
      Stream stream = find(kept.id()).orElseThrow();
      for (var row : stream.records.descendingMap().entrySet()) {
        if (row.getValue() instanceof Sample sample) {
          var known = sample.withStamp(store.times.at(sample.stamp()));
          return Optional.of(new NewestSample(stream.start, stream.id, row.getKey(), known));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new OutboxUnavailable("the outbox is closed");
    }
  }
}
