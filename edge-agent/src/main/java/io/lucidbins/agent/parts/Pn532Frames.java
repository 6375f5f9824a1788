package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Pn532Frame.Ack;
import io.lucidbins.agent.parts.Pn532Frame.Answer;
import io.lucidbins.agent.parts.Pn532Frame.Broken;
import io.lucidbins.agent.parts.Pn532Frame.Nack;
import io.lucidbins.agent.parts.Pn532Frame.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames of a PN532 in a stream of bytes. Each frame starts with 00 FF; what does not
 * belong to one is skipped. After a broken frame the search goes on right behind its start, so that
 * a frame is lost at most with the noise before it.
 */
final class Pn532Frames {
  /** Two frames of the longest kind. */
  static final int MOST_BYTES = 2 * (Pn532Frame.MOST_DATA + 10);

  private static final int TFI_ERROR = 0x7F;

  private final byte[] buffer = new byte[MOST_BYTES];
  private int filled;
  private int taken;

  /** Forgets what came. */
  void clear() {
    filled = 0;
  }

  /** Takes bytes; the oldest are forgotten when they are more than {@link #MOST_BYTES}. */
  void feed(byte[] bytes, int length) {
    int kept = Math.min(filled, MOST_BYTES - Math.min(length, MOST_BYTES));
    System.arraycopy(buffer, filled - kept, buffer, 0, kept);
    int from = Math.max(0, length - MOST_BYTES);
    System.arraycopy(bytes, from, buffer, kept, length - from);
    filled = kept + length - from;
  }

  /** The next frame; null if it is not complete yet. */
  @Nullable Pn532Frame next() {
    int start = 0;
    while (start + 1 < filled && !(at(start) == 0x00 && at(start + 1) == 0xFF)) {
      start++;
    }
    drop(start);
    if (filled < 4) {
      return null;
    }
    taken = 2;
    Pn532Frame frame = header(at(2), at(3));
    if (frame != null) {
      drop(taken);
    }
    return frame;
  }

  private @Nullable Pn532Frame header(int len, int lcs) {
    if (len == 0x00 && lcs == 0xFF) {
      taken = 4;
      return new Ack();
    }
    if (len == 0xFF && lcs == 0x00) {
      taken = 4;
      return new Nack();
    }
    if (len == 0xFF && lcs == 0xFF) {
      return extended();
    }
    return ((len + lcs) & 0xFF) == 0 ? body(4, len) : new Broken(4, FrameFault.CHECKSUM);
  }

  private @Nullable Pn532Frame extended() {
    if (filled < 7) {
      return null;
    }
    boolean right = ((at(4) + at(5) + at(6)) & 0xFF) == 0;
    return right ? body(7, (at(4) << 8) | at(5)) : new Broken(7, FrameFault.CHECKSUM);
  }

  /**
   * TFI and data of {@code length} bytes, their checksum and the postamble. Without the postamble a
   * frame that lost a byte of zero would do: what follows moves up, and the sum stays right.
   */
  private @Nullable Pn532Frame body(int from, int length) {
    if (length == 0 || length > Pn532Frame.MOST_DATA) {
      return new Broken(from, FrameFault.LENGTH);
    }
    int end = from + length + 1;
    if (filled <= end) {
      return null;
    }
    int sum = 0;
    for (int i = from; i < end; i++) {
      sum += at(i);
    }
    if ((sum & 0xFF) != 0) {
      return new Broken(end, FrameFault.CHECKSUM);
    }
    if (at(end) != 0x00) {
      return new Broken(end, FrameFault.SYNTAX);
    }
    if (at(from) == TFI_ERROR && length == 1) {
      taken = end;
      return new Refusal();
    }
    if (at(from) != Pn532Frame.TO_HOST || length < 2) {
      return new Broken(end, FrameFault.START);
    }
    taken = end;
    return new Answer(at(from + 1), Arrays.copyOfRange(buffer, from + 2, from + length));
  }

  private int at(int index) {
    return buffer[index] & 0xFF;
  }

  private void drop(int count) {
    System.arraycopy(buffer, count, buffer, 0, filled - count);
    filled -= count;
  }
}
