package io.lucidbins.mocks.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A part that expects exactly the transfers of a script, in order, and answers as it says. A step
 * is one transfer: {@code "w 0086 01"} a write, {@code "w 0031 r 03"} a write, a repeated start and
 * a read, {@code "r 01"} a read alone, {@code "!nack"} an address that is not acknowledged. A step
 * that ends with {@code " *"} is expected once or more. What does not match is an {@link
 * AssertionError} at once; what is left over is one in {@link #verify()}.
 */
public final class ScriptedPart implements I2cPart {
  private final ArrayDeque<Step> script = new ArrayDeque<>();
  private final List<Byte> written = new ArrayList<>();
  private Step step = Step.parse("w");
  private boolean repeated;
  private boolean open;
  private int nextRead;

  private record Step(String text, String write, String read, boolean nack, boolean many) {
    static Step parse(String text) {
      boolean many = text.endsWith(" *");
      String bare = many ? text.substring(0, text.length() - 2) : text;
      if (bare.equals("!nack")) {
        return new Step(text, "", "", true, many);
      }
      if (bare.startsWith("r")) {
        return new Step(text, "", bare.substring(1).replace(" ", ""), false, many);
      }
      String[] parts = bare.substring(1).replace(" ", "").split("r", -1);
      return new Step(text, parts[0], parts.length > 1 ? parts[1] : "", false, many);
    }
  }

  /** Expects these transfers and no others. */
  public ScriptedPart(List<String> transfers) {
    transfers.forEach(text -> script.add(Step.parse(text)));
  }

  @Override
  public boolean start(boolean read) {
    nextRead = 0;
    if (read && open) {
      checkWritten();
      return true;
    }
    open = true;
    written.clear();
    repeated = step.many();
    if (!repeated) {
      step = next();
    }
    if (read && !step.nack()) {
      checkWritten();
    }
    return !step.nack();
  }

  private Step next() {
    Step next = script.poll();
    if (next == null) {
      throw new AssertionError(
          "a transfer after the end of the script; the last was " + step.text());
    }
    return next;
  }

  @Override
  public boolean write(int value) {
    written.add((byte) value);
    if (repeated && !step.write().startsWith(hex())) {
      repeated = false;
      step = next();
    }
    return true;
  }

  @Override
  public int read() {
    byte[] answer = HexFormat.of().parseHex(step.read());
    if (nextRead >= answer.length) {
      throw new AssertionError("more than " + answer.length + " bytes read in: " + step.text());
    }
    return answer[nextRead++] & 0xFF;
  }

  @Override
  public void stop() {
    open = false;
    if (step.nack()) {
      return;
    }
    checkWritten();
    if (nextRead != step.read().length() / 2) {
      throw new AssertionError("only " + nextRead + " bytes read in: " + step.text());
    }
  }

  private void checkWritten() {
    if (!step.write().equals(hex())) {
      throw new AssertionError("expected " + step.text() + ", but the write is " + hex());
    }
  }

  private String hex() {
    byte[] bytes = new byte[written.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = written.get(i);
    }
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  /** Fails if a step of the script did not happen. */
  public void verify() {
    if (!script.isEmpty()) {
      throw new AssertionError(
          "left over: " + script.stream().map(Step::text).toList() + " after " + step.text());
    }
  }
}
