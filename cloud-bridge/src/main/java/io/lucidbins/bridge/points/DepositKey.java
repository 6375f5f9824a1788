package io.lucidbins.bridge.points;

import java.util.HexFormat;

/**
 * Where a deposit stands in the records of its bin; it names the deposit for ever.
 *
 * @param tenant city or operator that the bin belongs to
 * @param stream the bin's stream as an unsigned 64-bit id
 * @param seq from 1
 */
public record DepositKey(String tenant, String bin, long stream, long seq) {
  public DepositKey {
    if (!named(tenant) || !named(bin) || seq < 1) {
      throw new IllegalArgumentException(
          "a deposit key has a tenant and a bin without slash, and a seq from 1, not "
              + tenant
              + ", "
              + bin
              + ", "
              + seq);
    }
  }

  private static boolean named(String part) {
    return !part.isEmpty() && part.indexOf('/') < 0;
  }

  /**
   * The text under which one kind of transaction is posted for this deposit, once for ever. Its
   * parts hold no slash, so no two keys have one text.
   */
  String idemText(TxnKind kind) {
    return this + "/" + kind.code();
  }

  /** Tenant, bin, stream in 16 hex digits and seq, the same in every locale. */
  @Override
  public String toString() {
    return tenant + "/" + bin + "/" + HexFormat.of().toHexDigits(stream) + "/" + seq;
  }
}
