package io.lucidbins.agent.uplink;

import io.lucidbins.agent.outbox.InMemoryOutbox;
import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.agent.outbox.Outbox;
import io.lucidbins.agent.outbox.Records;
import io.lucidbins.device.Ack;
import io.lucidbins.device.AckMessage;
import io.lucidbins.device.BinId;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.RunId;
import io.lucidbins.device.Welcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One bin, a broker that loses, doubles, delays and reorders, and a bridge, in virtual time on one
 * thread. Everything follows from the seed.
 */
final class UplinkSimulation {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long TROUBLE = TimeUnit.HOURS.toNanos(2);

  /** A bin that began a new stream hears of a restored bridge by its daily Hello at the latest. */
  private static final long PATIENCE = TimeUnit.HOURS.toNanos(25);

  private static final int TRACE = 50;
  private static final int QUOTA_EXCEEDED = 0x97;
  private static final int PACKET_TOO_LARGE = 0x95;

  private record Due(long at, long order, Runnable what) {}

  private final RandomGenerator random;
  private final BinId bin = new BinId("bin-1");
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private final Deque<String> trace = new ArrayDeque<>();
  private final UnaryOperator<Outbox> restart;
  final ModelBridge bridge = new ModelBridge(bin);
  private final List<ModelBridge.Store> backups = new ArrayList<>();
  private final double trouble;
  private final int mostBytes;
  Outbox outbox;
  private Uplink uplink;
  private long now;
  private long order;
  private long wakeup;
  private int link;
  private boolean up;
  private boolean halfOpen;
  private int committed;
  int linksMade;
  int publishes;

  UplinkSimulation(long seed, Outbox first, UnaryOperator<Outbox> restart) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.outbox = first;
    this.restart = restart;
    this.trouble = random.nextDouble(0.25);
    this.mostBytes = random.nextInt(4) == 0 ? 600 : 40_000;
    this.uplink = newUplink();
  }

  static UplinkSimulation inMemory(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
    return new UplinkSimulation(
        seed, new InMemoryOutbox(random), outbox -> ((InMemoryOutbox) outbox).restarted());
  }

  private Uplink newUplink() {
    var self = new Self(bin, RunId.random(random), "1", "");
    return new Uplink(UplinkSettings.defaults(), outbox, self, random);
  }

  /** Two hours of trouble, then a link without faults until everything is acknowledged. */
  void run() {
    after(0, this::step);
    after(seconds(0, 60), this::append);
    for (int i = 0; i < random.nextInt(6); i++) {
      at(random.nextLong(TROUBLE), this::crashAgent);
    }
    for (int i = 0; i < random.nextInt(6); i++) {
      at(random.nextLong(TROUBLE), () -> backups.add(bridge.store.copy()));
      at(random.nextLong(TROUBLE), this::restoreBridge);
    }
    for (int i = 0; i < random.nextInt(10); i++) {
      at(random.nextLong(TROUBLE), this::breakLink);
      at(random.nextLong(TROUBLE), this::freezeLink);
    }
    runUntil(TROUBLE);
    while (!isDrained() && now < TROUBLE + PATIENCE && !agenda.isEmpty()) {
      next();
    }
  }

  private void runUntil(long end) {
    while (!agenda.isEmpty() && agenda.peek().at <= end) {
      next();
    }
    now = end;
  }

  private void next() {
    Due due = agenda.remove();
    now = due.at;
    due.what.run();
  }

  boolean isDrained() {
    return outbox.streams().stream()
        .allMatch(kept -> kept.cursor() == kept.newest() && isStored(kept));
  }

  private boolean isStored(KeptStream kept) {
    return bridge.store.watermark(kept.id()) == kept.newest();
  }

  private boolean happens() {
    return now < TROUBLE && random.nextDouble() < trouble;
  }

  private void append() {
    var records = new ArrayList<DeviceRecord>();
    int count = random.nextInt(10) == 0 ? 1 + random.nextInt(600) : 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      records.add(record(++committed));
    }
    var last = outbox.append(records);
    note("append " + count + ", last " + last);
    boolean urgent = records.stream().anyMatch(UplinkLoop::isUrgent);
    take(new UplinkEvent.Appended(urgent));
    if (random.nextInt(40) == 0) {
      outbox.giveUp(last.stream(), last.seq(), LossReason.DAMAGED);
    }
    if (now < TROUBLE) {
      after(seconds(1, 300), this::append);
    }
  }

  private DeviceRecord record(int number) {
    return switch (random.nextInt(8)) {
      case 0 -> Records.deposit(number);
      case 1 -> Records.event(number);
      default -> Records.sample(number);
    };
  }

  private void crashAgent() {
    note("agent crashes");
    breakSilently();
    outbox = restart.apply(outbox);
    uplink = newUplink();
    after(seconds(1, 30), this::step);
  }

  private void restoreBridge() {
    if (!backups.isEmpty()) {
      note("bridge is restored");
      bridge.store = backups.get(random.nextInt(backups.size())).copy();
    }
  }

  private void breakSilently() {
    link++;
    up = false;
    halfOpen = false;
  }

  private void breakLink() {
    if (up) {
      note("link breaks");
      breakSilently();
      take(new UplinkEvent.Disconnected(random.nextBoolean(), 0));
    }
  }

  private void freezeLink() {
    note("link is half open");
    halfOpen = up;
  }

  private void step() {
    take(new UplinkEvent.Tick());
  }

  private void take(UplinkEvent event) {
    for (UplinkAction action : uplink.step(event, now)) {
      switch (action) {
        case UplinkAction.Connect _ -> connect();
        case UplinkAction.Disconnect _ -> breakSilently();
        case UplinkAction.Publish publish -> publish(publish);
        case UplinkAction.Wait(long until) -> waitUntil(until);
      }
    }
  }

  private void waitUntil(long until) {
    long mine = ++wakeup;
    if (until < now) {
      throw new IllegalStateException("waits until the past");
    }
    at(
        until,
        () -> {
          if (mine == wakeup) {
            step();
          }
        });
  }

  private void connect() {
    breakSilently();
    int mine = link;
    linksMade++;
    boolean fails = happens();
    after(
        seconds(0, 5),
        () -> {
          if (mine == link) {
            up = !fails;
            note("link " + mine + (up ? " is up" : " does not come up"));
            take(
                up
                    ? new UplinkEvent.Connected(1 + random.nextInt(20), 1_000_000)
                    : new UplinkEvent.Disconnected(false, 0));
          }
        });
  }

  private void publish(UplinkAction.Publish publish) {
    publishes++;
    if (!up || halfOpen || happens()) {
      return;
    }
    int mine = link;
    int reason = reason(publish);
    after(
        delay(),
        () -> {
          if (mine == link && !halfOpen) {
            take(new UplinkEvent.PubAck(publish.number(), reason));
          }
        });
    if (publish.channel() == UplinkAction.Channel.UP && reason == 0) {
      for (int copies = copies(); copies > 0; copies--) {
        after(delay(), () -> reachBridge(publish));
      }
    }
  }

  private int reason(UplinkAction.Publish publish) {
    boolean batch = publish.channel() == UplinkAction.Channel.UP;
    if (batch && publish.payload().length() > mostBytes && linksMade % 2 == 0) {
      return PACKET_TOO_LARGE;
    }
    return happens() ? QUOTA_EXCEEDED : 0;
  }

  private int copies() {
    if (happens()) {
      return 0;
    }
    return happens() ? 2 : 1;
  }

  private void reachBridge(UplinkAction.Publish publish) {
    AckMessage answer = bridge.take(publish.payload().bytes());
    note("bridge answers " + answer);
    for (int copies = copies(); copies > 0; copies--) {
      after(delay(), () -> reachBin(answer));
    }
  }

  /** An answer may come on a later link than the question: the broker keeps the session. */
  private void reachBin(AckMessage answer) {
    if (up && !halfOpen) {
      take(
          switch (answer) {
            case Ack ack -> new UplinkEvent.Acknowledged(ack);
            case Welcome welcome -> new UplinkEvent.Welcomed(welcome);
          });
    }
  }

  private long delay() {
    return happens() ? seconds(0, 100) : TimeUnit.MILLISECONDS.toNanos(random.nextInt(1, 400));
  }

  private long seconds(int least, int most) {
    return SECOND * least + random.nextLong(SECOND * (most - least));
  }

  private void after(long nanos, Runnable what) {
    at(now + nanos, what);
  }

  private void at(long time, Runnable what) {
    agenda.add(new Due(time, order++, what));
  }

  private void note(String what) {
    if (trace.size() == TRACE) {
      trace.removeFirst();
    }
    trace.add("%10.3f s  %s".formatted(now / 1e9, what));
  }

  /** The last things that happened. */
  String trace() {
    return String.join(System.lineSeparator(), trace);
  }

  /** What the bin committed, seq by seq; empty for what it gave up. */
  Map<String, ModelBridge.Fact> heldByBin() {
    var all = new TreeMap<String, ModelBridge.Fact>();
    for (KeptStream kept : outbox.streams()) {
      for (long seq = 1; seq <= kept.newest(); seq++) {
        all.put(kept.id() + " " + seq, new ModelBridge.Fact(Optional.empty()));
      }
      long next = 1;
      while (next <= kept.newest()) {
        var slice = outbox.read(kept.id(), next, 500);
        for (NumberedRecord each : slice.records()) {
          all.put(kept.id() + " " + each.seq(), new ModelBridge.Fact(Optional.of(each.record())));
        }
        next = slice.last() + 1;
      }
    }
    return all;
  }

  /** What the bridge holds, seq by seq. */
  Map<String, ModelBridge.Fact> heldByBridge() {
    var all = new TreeMap<String, ModelBridge.Fact>();
    bridge.store.facts.forEach(
        (stream, facts) -> facts.forEach((seq, fact) -> all.put(stream + " " + seq, fact)));
    return all;
  }
}
