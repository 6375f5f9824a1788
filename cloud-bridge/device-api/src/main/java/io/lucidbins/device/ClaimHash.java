package io.lucidbins.device;

/**
 * SHA-256 of a claim code that the bin showed.
 *
 * @param sha256 32 bytes
 */
public record ClaimHash(Bytes sha256) {
  private static final int SIZE = 32;

  public ClaimHash {
    Checks.within("claim hash: bytes", sha256.size(), SIZE, SIZE);
  }

  @Override
  public String toString() {
    return sha256.toString();
  }
}
