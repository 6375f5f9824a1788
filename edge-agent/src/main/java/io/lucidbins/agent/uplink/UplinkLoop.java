package io.lucidbins.agent.uplink;

import io.lucidbins.agent.outbox.OutboxUnavailable;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.Sample;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * Drives the {@link Uplink} on one virtual thread: events are queued by whoever sees them, actions
 * go to the {@link Publisher}.
 */
public final class UplinkLoop implements AutoCloseable {
  /**
   * Answers of the bridge beyond this many are dropped: they are cumulative, and a bin that far
   * behind resends anyway.
   */
  private static final int MOST_WAITING = 1_000;

  private static final long STOP_WITHIN_MS = 1_000;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Uplink uplink;
  private final Publisher publisher;
  private final LongSupplier nanos;
  private final Consumer<Throwable> failed;
  private final LinkedBlockingQueue<UplinkEvent> events = new LinkedBlockingQueue<>();
  private final AtomicLong steppedAt = new AtomicLong();
  private final Thread thread;

  /**
   * @param uplink the machine, driven by this loop alone from now on
   * @param publisher carries its actions out; closed with the loop
   * @param nanos real monotonic time
   * @param failed told if the loop ends by a programming error or by an {@link Error}
   */
  public UplinkLoop(
      Uplink uplink, Publisher publisher, LongSupplier nanos, Consumer<Throwable> failed) {
    this.uplink = uplink;
    this.publisher = publisher;
    this.nanos = nanos;
    this.failed = failed;
    this.thread = Thread.ofVirtual().name("uplink").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Takes note of committed records; for {@code Outbox.listen}. */
  public void appended(List<? extends DeviceRecord> records) {
    events.add(new UplinkEvent.Appended(records.stream().anyMatch(UplinkLoop::isUrgent)));
  }

  /** Deposits and alarms go out at once; samples and the coming and going of the lid may wait. */
  static boolean isUrgent(DeviceRecord record) {
    if (record instanceof Event event) {
      return !(event.detail() instanceof EventDetail.LidOpened)
          && !(event.detail() instanceof EventDetail.LidClosed);
    }
    return !(record instanceof Sample);
  }

  /** Nanoseconds of the loop's clock at which it last made a step. */
  public long steppedAt() {
    return steppedAt.get();
  }

  private void enqueue(UplinkEvent event) {
    boolean cumulative =
        event instanceof UplinkEvent.Acknowledged || event instanceof UplinkEvent.Welcomed;
    if (!cumulative || events.size() < MOST_WAITING) {
      events.add(event);
    }
  }

  private void run() {
    try {
      long waitNanos = 0;
      boolean stopping = false;
      while (!stopping) {
        UplinkEvent event = events.poll(waitNanos, TimeUnit.NANOSECONDS);
        stopping = event instanceof UplinkEvent.Stop;
        waitNanos = step(event == null ? new UplinkEvent.Tick() : event);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Errors too: a bin whose uplink is gone must be started anew, not go on half dead.
      failed.accept(e);
    } finally {
      publisher.close();
    }
  }

  /** The nanoseconds to wait for the next event. */
  private long step(UplinkEvent event) {
    long now = nanos.getAsLong();
    steppedAt.set(now);
    report(event);
    try {
      long wait = 0;
      for (UplinkAction action : uplink.step(event, now)) {
        wait = carryOut(action, now);
      }
      return wait;
    } catch (OutboxUnavailable e) {
      Logger.error("the uplink gives up its link and waits for the outbox: {}", e.getMessage());
      // Half a step was made: only a new link, greeted anew, is sure to agree with the bridge.
      publisher.disconnect();
      uplink.giveUpLink(now);
      return RETRY_NANOS;
    }
  }

  private long carryOut(UplinkAction action, long now) {
    switch (action) {
      case UplinkAction.Connect(Payload will) -> publisher.connect(will, this::enqueue);
      case UplinkAction.Disconnect _ -> publisher.disconnect();
      case UplinkAction.Publish publish -> publisher.publish(publish);
      case UplinkAction.Wait(long until) -> {
        return Math.max(0, until - now);
      }
    }
    return 0;
  }

  private static void report(UplinkEvent event) {
    switch (event) {
      case UplinkEvent.Connected _ -> Logger.info("connected to the broker");
      case UplinkEvent.Disconnected(boolean byBroker, int reason) ->
          Logger.debug("link is down, closed by broker: {}, reason {}", byBroker, reason);
      case UplinkEvent.PubAck(long publish, int reason) -> {
        if (reason >= Uplink.FIRST_ERROR_REASON) {
          Logger.warn(
              "the broker refused publish {} with reason {}; it is sent again later",
              publish,
              "0x" + Integer.toHexString(reason));
        }
      }
      case UplinkEvent.Welcomed _,
          UplinkEvent.Acknowledged _,
          UplinkEvent.Appended _,
          UplinkEvent.Tick _,
          UplinkEvent.Stop _ -> {}
    }
  }

  /** Says offline and ends, within a second. */
  @Override
  public void close() {
    events.add(new UplinkEvent.Stop());
    try {
      thread.join(2 * STOP_WITHIN_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
