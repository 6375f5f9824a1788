package io.lucidbins.agent.parts;

import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPort;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Serial ports that expect exactly the calls of a script, in order, and answer as it says. A step
 * is one call:
 *
 * <ul>
 *   <li>{@code "open /dev/serial0 9600"}, {@code "flush"}, {@code "close"};
 *   <li>{@code "w 55 55 00"}: these bytes are written;
 *   <li>{@code "r FF 07 A1 A7"}: a read gives these bytes, after 5 ms; what the caller has no room
 *       for, the next read gives;
 *   <li>{@code "r"}: a read gives nothing, after 100 ms; {@code "r0"}: at once;
 *   <li>{@code "!open 13"}, {@code "!flush 5"}, {@code "!r 5"}, {@code "!w 5"}: the call fails with
 *       this error number.
 * </ul>
 *
 * A step that ends with {@code " *"} is expected once or more. What does not match is an {@link
 * AssertionError} at once; what is left over is one in {@link #close()}.
 */
final class ScriptedSerial implements SerialPorts, AutoCloseable {
  private static final Duration READ = Duration.ofMillis(5);
  private static final Duration EMPTY_READ = Duration.ofMillis(SerialPort.LONGEST_READ_MS);

  final VirtualClock clock = VirtualClock.stepped();
  final Pause pause = new Pause(clock);
  private final ArrayDeque<String> script;
  private byte[] rest = new byte[0];
  private String last = "the start";

  ScriptedSerial(List<String> script) {
    this.script = new ArrayDeque<>(script);
  }

  ScriptedSerial(String... script) {
    this(List.of(script));
  }

  @Override
  public SerialPort open(String path, int baud) throws KernelException {
    take("open " + path + " " + baud, "open");
    rest = new byte[0];
    return new Port();
  }

  private final class Port implements SerialPort {
    @Override
    public int read(byte[] into, int offset, int length) throws KernelException {
      if (rest.length == 0) {
        rest = received(take("r", "r"));
      }
      int got = Math.min(length, rest.length);
      System.arraycopy(rest, 0, into, offset, got);
      rest = Arrays.copyOfRange(rest, got, rest.length);
      return got;
    }

    @Override
    public void write(byte[] bytes) throws KernelException {
      take("w " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes), "w");
    }

    @Override
    public void flushInput() throws KernelException {
      take("flush", "flush");
      rest = new byte[0];
    }

    @Override
    public void close() {
      try {
        take("close", "close");
      } catch (KernelException e) {
        throw new AssertionError("closing a port never fails", e);
      }
    }
  }

  private byte[] received(String step) {
    if (step.equals("r0")) {
      return new byte[0];
    }
    byte[] bytes = HexFormat.of().parseHex(step.substring(1).replace(" ", ""));
    pause.of(bytes.length == 0 ? EMPTY_READ : READ);
    return bytes;
  }

  /** The step that this call is, without its star. */
  private String take(String call, String verb) throws KernelException {
    String step = script.peek();
    if (step == null) {
      throw new AssertionError(call + " after the end of the script; the last was " + last);
    }
    boolean many = step.endsWith(" *");
    String bare = many ? step.substring(0, step.length() - 2) : step;
    if (!matches(bare, call, verb)) {
      if (many && step.equals(last)) {
        script.remove();
        return take(call, verb);
      }
      throw new AssertionError("expected " + step + ", but the call is " + call);
    }
    last = step;
    if (!many) {
      script.remove();
    }
    if (bare.startsWith("!")) {
      throw new KernelException(
          Integer.parseInt(bare.substring(bare.indexOf(' ') + 1)), "scripted " + call);
    }
    return bare;
  }

  private static boolean matches(String step, String call, String verb) {
    if (step.startsWith("!")) {
      return step.startsWith("!" + verb + " ");
    }
    return verb.equals("r") ? step.matches("r0|r( [0-9A-F ]+)?") : step.equals(call);
  }

  /** Fails if a step of the script did not happen. */
  @Override
  public void close() {
    if (script.size() == 1 && script.peek().equals(last) && last.endsWith(" *")) {
      return;
    }
    if (!script.isEmpty()) {
      throw new AssertionError("left over: " + script + " after " + last);
    }
  }
}
