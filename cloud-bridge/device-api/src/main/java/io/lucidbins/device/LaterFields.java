package io.lucidbins.device;

/**
 * What a later version of the protocol wrote into a record or a batch and this version has no name
 * for. It is kept and written again, so that an agent that went back to an older release loses
 * nothing. Made only by decoding.
 */
public final class LaterFields {
  /** Nothing: what every record has that this version made. */
  public static final LaterFields NONE = new LaterFields(Bytes.EMPTY);

  private final Bytes encoded;

  private LaterFields(Bytes encoded) {
    this.encoded = encoded;
  }

  static LaterFields of(byte[] encoded) {
    return encoded.length == 0 ? NONE : new LaterFields(Bytes.of(encoded));
  }

  byte[] encoded() {
    return encoded.toArray();
  }

  public boolean isEmpty() {
    return encoded.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LaterFields later && encoded.equals(later.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return isEmpty() ? "none" : encoded.toString();
  }
}
