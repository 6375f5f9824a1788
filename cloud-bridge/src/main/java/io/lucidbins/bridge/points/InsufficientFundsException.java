package io.lucidbins.bridge.points;

/** A guarded account holds less than a transaction takes from it; nothing of it is stored. */
public final class InsufficientFundsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InsufficientFundsException(WalletId wallet, Leg leg) {
    super(
        "account %s of wallet %s cannot give %d of %s"
            .formatted(leg.kind().code(), wallet, Math.negateExact(leg.amount()), leg.asset()));
  }
}
