package io.lucidbins.bridge.points;

import java.util.Locale;

/** What an account of a wallet is for. */
public enum AccountKind {
  /** The tenant's promise to pay, kept per wallet; has postings but no balance row. */
  ISSUER(false),
  /** Awarded, not yet confirmed by an emptying. */
  PENDING(true),
  /** Confirmed and free to spend. */
  WALLET(true);

  private final boolean guarded;

  AccountKind(boolean guarded) {
    this.guarded = guarded;
  }

  /** Whether a balance row keeps the account from falling below what it holds. */
  public boolean guarded() {
    return guarded;
  }

  /** The kind as tables hold it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
