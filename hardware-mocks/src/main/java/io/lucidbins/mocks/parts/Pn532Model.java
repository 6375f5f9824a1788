package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.cards.CardField;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * NXP PN532 with firmware 1.6 [UM0701-02; PN532/C1 datasheet 8.3]: what it answers to the frames of
 * its host, and when; a carrier ({@link Pn532Uart}, {@link Pn532I2c}) moves the bytes. Each good
 * frame is acknowledged after a millisecond and answered after its execution; a host's ACK or a new
 * command ends the one that is running; NACK has the last answer sent again. At power-up and after
 * PowerDown it sleeps until its carrier wakes it.
 *
 * <p>Commands: 02, 14, 32 (item 05), 4A (type A, one or two targets), 40, 44, 52, 16; any other is
 * the error frame. Bad checksums are met with silence.
 */
public final class Pn532Model implements Part {
  private static final int HOST_TO_CHIP = 0xD4;
  private static final int POWER_DOWN = 0x16;
  private static final long ACK_NANOS = 1_000_000;

  /** How long the oscillator takes to start once it is woken. */
  private static final long WAKE_NANOS = 1_000_000;

  private final MonotonicClock clock;
  private final Pn532Radio radio;
  private final Pn532Frames frames = new Pn532Frames(new Listener());
  private final Condition condition = new Condition();
  private final ArrayDeque<Outgoing> outgoing = new ArrayDeque<>();
  private volatile Occurrence errors = _ -> false;
  private byte[] lastAnswer = Pn532Frames.ACK;
  private @Nullable Command running;
  private boolean hung;
  private boolean asleep = true;
  private long awakeFrom;

  /** A frame for the host, ready at a time. */
  static final class Outgoing {
    private final byte[] frame;
    private final long readyAt;

    Outgoing(byte[] frame, long readyAt) {
      this.frame = frame;
      this.readyAt = readyAt;
    }

    byte[] frame() {
      return frame;
    }

    long readyAt() {
      return readyAt;
    }
  }

  /** A command being executed since a time. */
  static final class Command {
    private final int code;
    private final byte[] data;
    private final long since;

    Command(int code, byte[] data, long since) {
      this.code = code;
      this.data = data;
      this.since = since;
    }

    int code() {
      return code;
    }

    byte[] data() {
      return data;
    }

    long since() {
      return since;
    }
  }

  public Pn532Model(MonotonicClock clock, CardField field) {
    this.clock = clock;
    this.radio = new Pn532Radio(field);
  }

  /** What the host's bytes say. */
  private final class Listener implements Pn532Frames.Host {
    @Override
    public void ack(long nanos) {
      running = null;
      outgoing.clear();
    }

    @Override
    public void nack(long nanos) {
      outgoing.add(new Outgoing(lastAnswer, nanos + condition.takes(ACK_NANOS)));
    }

    @Override
    public void frame(byte[] body, long nanos) {
      begin(body, nanos);
    }
  }

  private void begin(byte[] body, long nanos) {
    long acked = nanos + condition.takes(ACK_NANOS);
    outgoing.clear();
    outgoing.add(new Outgoing(Pn532Frames.ACK, acked));
    running = null;
    boolean known = body.length >= 2 && (body[0] & 0xFF) == HOST_TO_CHIP;
    if (!known || errors.strikes(nanos)) {
      outgoing.add(new Outgoing(Pn532Frames.SYNTAX_ERROR, acked + condition.takes(ACK_NANOS)));
      return;
    }
    running = new Command(body[1] & 0xFF, Pn532Frames.tail(body, 2), acked);
  }

  // --- towards the carrier

  /** A byte of the host; lost while the chip sleeps, hangs or is gone. */
  synchronized void hear(int value, long nanos) {
    advance(nanos);
    if (!isDeaf(nanos)) {
      frames.hear(value, nanos);
    }
  }

  private boolean isDeaf(long nanos) {
    return asleep || nanos < awakeFrom || hung || condition.isGone();
  }

  /** A reason to wake: nothing if it is awake. */
  synchronized void wake(long nanos) {
    advance(nanos);
    if (asleep && !condition.isGone()) {
      asleep = false;
      awakeFrom = nanos + condition.takes(WAKE_NANOS);
      frames.reset();
    }
  }

  /** Time until it is awake, 0 if it is; a carrier with a clock to hold holds it so long. */
  synchronized long wakingNanos(long nanos) {
    return asleep ? condition.takes(WAKE_NANOS) : Math.max(0, awakeFrom - nanos);
  }

  synchronized boolean isGone() {
    return condition.isGone();
  }

  /** The frame that is ready at {@code nanos}; absent if none is. */
  synchronized @Nullable Outgoing ready(long nanos) {
    advance(nanos);
    Outgoing first = outgoing.peek();
    boolean silent = hung || condition.isGone();
    return first == null || silent || first.readyAt() > nanos ? null : first;
  }

  /** The ready frame has gone to the host. */
  synchronized void sent() {
    Outgoing first = outgoing.remove();
    boolean asked = first.frame()[5] == (byte) 0xD5;
    if (asked) {
      lastAnswer = first.frame();
      asleep = (first.frame()[6] & 0xFF) == POWER_DOWN + 1;
    }
  }

  /** When a frame will be ready, as far as it is known. */
  synchronized long readyNextAt() {
    Outgoing first = outgoing.peek();
    if (hung || condition.isGone()) {
      return Long.MAX_VALUE;
    }
    return first != null ? first.readyAt() : finishes(Long.MAX_VALUE);
  }

  private long finishes(long until) {
    Command command = running;
    return command == null ? Long.MAX_VALUE : radio.finishes(command, until, condition);
  }

  /** Ends the running command if it is over at {@code nanos}. */
  private void advance(long nanos) {
    Command command = running;
    long at = finishes(nanos);
    if (command == null || at > nanos) {
      return;
    }
    running = null;
    byte[] answer = radio.execute(command, at, condition);
    outgoing.add(new Outgoing(answer, at));
  }

  // --- faults

  /** It hears and says nothing any more, until it is reset or the fault ends. */
  public synchronized void hang(boolean hangs) {
    hung = hangs;
  }

  /** Some commands are answered by the error frame. */
  public void errorFrames(Occurrence when) {
    errors = when;
  }

  @Override
  public synchronized void settle() {
    advance(clock.nanos());
  }

  /** From now on each search finds what the last one found. */
  @Override
  public synchronized void stick(boolean frozen) {
    condition.frozen(frozen);
  }

  /** From now on it is a PN533: its firmware version says so. */
  @Override
  public synchronized void pretendOtherChip() {
    condition.other();
  }

  @Override
  public synchronized void reset() {
    outgoing.clear();
    running = null;
    asleep = true;
    hung = false;
    frames.reset();
    radio.reset();
  }

  @Override
  public synchronized void slowClock(double factor) {
    condition.slow(factor);
  }

  @Override
  public synchronized void unplug(boolean gone) {
    condition.gone(gone);
    reset();
  }
}
