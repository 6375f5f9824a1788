package io.lucidbins.device;

import java.util.List;

/**
 * The bridge's answer to one part of a {@link Hello}.
 *
 * @param nonce of the Hello
 * @param part 1 to {@code parts}
 * @param parts 1 to {@link Limits#MAX_HELLO_PARTS}
 * @param watermarks of the streams that this part listed; at most {@link Limits#MAX_HELLO_STREAMS}
 * @param highestForeignStart highest start number of this bin's streams that the Hello did not
 *     list; 0 if there are none
 */
public record Welcome(
    Nonce nonce, int part, int parts, List<StreamWatermark> watermarks, int highestForeignStart)
    implements AckMessage {
  public Welcome {
    Checks.part(part, parts);
    watermarks = Checks.atMost("watermarks of a welcome", watermarks, Limits.MAX_HELLO_STREAMS);
    Checks.within("highest foreign start", highestForeignStart, 0, Integer.MAX_VALUE);
    if (watermarks.stream().map(StreamWatermark::stream).distinct().count() != watermarks.size()) {
      throw new IllegalArgumentException("welcome " + nonce + " names a stream twice");
    }
  }
}
