package io.lucidbins.device;

/**
 * A record and its place in its stream.
 *
 * @param seq 1 to {@link Limits#MAX_SEQ}
 */
public record NumberedRecord(long seq, DeviceRecord record) {
  public NumberedRecord {
    Checks.seq("seq", seq);
  }
}
