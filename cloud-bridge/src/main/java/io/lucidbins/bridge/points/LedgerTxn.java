package io.lucidbins.bridge.points;

import java.util.List;

/**
 * A balanced movement of one asset between the accounts of one wallet. The constructor refuses legs
 * that do not sum to 0, a mix of assets, and two legs of one account.
 */
public record LedgerTxn(String tenant, WalletId wallet, TxnHead head, List<Leg> legs) {
  public static final int LEGS_MAX = 8;

  public LedgerTxn {
    legs = List.copyOf(legs);
    if (legs.size() < 2 || legs.size() > LEGS_MAX) {
      throw new IllegalArgumentException(
          "a transaction has 2.." + LEGS_MAX + " legs, not " + legs.size());
    }
    if (legs.stream().map(Leg::asset).distinct().count() > 1) {
      throw new IllegalArgumentException("a transaction moves one asset: " + legs);
    }
    if (legs.stream().map(Leg::kind).distinct().count() < legs.size()) {
      throw new IllegalArgumentException("a transaction names each account once: " + legs);
    }
    if (legs.stream().mapToLong(Leg::amount).reduce(0, Math::addExact) != 0) {
      throw new IllegalArgumentException("the legs do not sum to 0: " + legs);
    }
  }

  /** The movement of a positive amount from one account of the wallet to another. */
  static LedgerTxn move(String tenant, WalletId wallet, TxnHead head, Leg to, AccountKind from) {
    return new LedgerTxn(
        tenant,
        wallet,
        head,
        List.of(new Leg(from, to.asset(), Math.negateExact(to.amount())), to));
  }
}
