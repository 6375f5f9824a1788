package io.lucidbins.agent.deposit;

import io.lucidbins.agent.outbox.InMemoryOutbox;
import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.PanelSettings;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Sample;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A bin with a virtual Pi, watched by the agent's own code, in stepped time. */
final class WatchedBin implements AutoCloseable {
  private static final PartsSettings WITHOUT_LID =
      PartsSettings.defaults().withPanel(PanelSettings.none());

  static final BinId ID = new BinId("bin-1");

  final VirtualClock clock = VirtualClock.stepped();
  final VirtualPi pi;
  final BinWatch watch;
  final List<DeviceRecord> records = new ArrayList<>();
  private final InMemoryOutbox outbox = new InMemoryOutbox(new SecureRandom());
  private final Board board;
  private long next;

  private WatchedBin(
      long seed, VirtualPi.Options options, PartsSettings parts, BinWatchSettings settings) {
    Bin bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed);
    this.pi = VirtualPi.with(options, clock, bin, seed);
    this.board = Board.of(pi, parts);
    var stamper = new Stamper(outbox.boot(), clock::nanos, clock.wall(), () -> true);
    outbox.listen(records::addAll);
    this.watch = BinWatch.of(board, outbox, stamper, settings, new SecureRandom());
  }

  static WatchedBin withLid(long seed) {
    return withLid(seed, BinWatchSettings.defaults(ID));
  }

  static WatchedBin withLid(long seed, BinWatchSettings settings) {
    return with(seed, VirtualPi.Options.REFERENCE, PartsSettings.defaults(), settings);
  }

  static WatchedBin with(
      long seed, VirtualPi.Options options, PartsSettings parts, BinWatchSettings settings) {
    return new WatchedBin(seed, options, parts, settings);
  }

  static WatchedBin withSlot(long seed) {
    return with(
        seed, VirtualPi.Options.REFERENCE.withSlot(), WITHOUT_LID, BinWatchSettings.defaults(ID));
  }

  Bin bin() {
    return pi.bin();
  }

  /** Lets the agent run for {@code time}; both of its threads are this one. */
  void run(Duration time) throws InterruptedException {
    long end = clock.nanos() + time.toNanos();
    while (clock.nanos() < end) {
      if (next <= clock.nanos()) {
        next = watch.step();
      }
      CardWatch cards = watch.cards().orElse(null);
      if (cards != null && cards.next() <= clock.nanos()) {
        cards.step();
      }
      long nextCards = cards == null ? Long.MAX_VALUE : cards.next();
      watch.await(Math.min(Math.min(next, nextCards), end));
      next = Math.min(next, clock.nanos()); // a wakeup means a step
    }
  }

  List<Deposit> deposits() {
    return only(Deposit.class);
  }

  List<Sample> samples() {
    return only(Sample.class);
  }

  List<EventDetail> events() {
    return only(Event.class).stream().map(Event::detail).toList();
  }

  private <R extends DeviceRecord> List<R> only(Class<R> kind) {
    return records.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void close() {
    board.close();
    outbox.close();
  }
}
