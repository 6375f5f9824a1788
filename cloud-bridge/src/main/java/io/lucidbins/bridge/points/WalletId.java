package io.lucidbins.bridge.points;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A wallet: 128 random bits that own accounts and tell nothing about whoever holds them. Prints as
 * 32 hex digits.
 */
public record WalletId(long high, long low) {
  public static final int BYTES = 16;

  /** A new wallet; the generator has to be a cryptographic one outside of tests. */
  public static WalletId random(RandomGenerator random) {
    return new WalletId(random.nextLong(), random.nextLong());
  }

  /** The wallet with these {@value #BYTES} bytes, most significant first. */
  public static WalletId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a wallet id has " + BYTES + " bytes, not " + bytes.length);
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new WalletId(buffer.getLong(), buffer.getLong());
  }

  /** The {@value #BYTES} bytes, most significant first. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
