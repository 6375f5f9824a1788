package io.lucidbins.bridge.points;

import java.util.Locale;

/** What a ledger transaction is for. */
public enum TxnKind {
  /** Base points of a deposit: issuer to pending. */
  AWARD,
  /** Avoided CO2e of a deposit: issuer to pending. */
  CARBON;

  /** The kind as tables and keys hold it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
