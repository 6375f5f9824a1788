package io.lucidbins.bridge.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A deposit with everything that can be known of its award without the store: the decision, the
 * card if there was a readable one, and the random numbers that posting will need.
 *
 * @param mark of the card; empty if there was none or its seal did not open
 * @param keepSeal whether a seal that did not open has to stay with the deposit
 * @param notes for the planner
 * @param candidate the bin's community wallet in case that it has none yet
 */
record PreparedAward(
    DepositRow deposit,
    Decision decision,
    Optional<CardMark> mark,
    boolean keepSeal,
    List<String> notes,
    WalletId candidate,
    Octets awardSalt,
    Octets carbonSalt) {

  static PreparedAward of(
      DepositRow deposit, Tariff tariff, Pseudonyms pseudonyms, RandomGenerator random) {
    var decision =
        Award.of(deposit.load(), deposit.times().effectiveAt(), tariff.rules(), tariff.factors());
    var notes = new ArrayList<String>();
    var held =
        switch (decision) {
          case Decision.Granted granted -> {
            notes.addAll(granted.notes());
            yield false;
          }
          case Decision.Held(String reason) -> {
            notes.add(reason);
            yield true;
          }
        };
    var mark = Optional.<CardMark>empty();
    if (!held) {
      mark = mark(pseudonyms.open(deposit), notes);
    }
    return new PreparedAward(
        deposit,
        decision,
        mark,
        mark.isEmpty(),
        List.copyOf(notes),
        WalletId.random(random),
        salt(random),
        salt(random));
  }

  private static Optional<CardMark> mark(Pseudonyms.Opening opening, List<String> notes) {
    return switch (opening) {
      case Pseudonyms.Opening.NoCard _ -> Optional.empty();
      case Pseudonyms.Opening.Opened(CardMark mark) -> Optional.of(mark);
      case Pseudonyms.Opening.Unreadable(String reason) -> {
        notes.add("the card could not be read, awarded to the bin's community: " + reason);
        yield Optional.empty();
      }
    };
  }

  private static Octets salt(RandomGenerator random) {
    var salt = new byte[TxnHead.SALT_BYTES];
    random.nextBytes(salt);
    return Octets.of(salt);
  }

  /** The ledger transactions that pay the wallet: points and CO2e, each if there is any. */
  List<LedgerTxn> txns(Decision.Granted granted, WalletId wallet, Pseudonyms pseudonyms) {
    var txns = new ArrayList<LedgerTxn>();
    if (granted.points().value() > 0) {
      var head = head(TxnKind.AWARD, granted.ruleVersion(), Optional.empty(), pseudonyms);
      txns.add(toPending(wallet, head, Asset.PTS, granted.points().value()));
    }
    if (granted.carbon().value() > 0) {
      var head = head(TxnKind.CARBON, Optional.empty(), granted.factorId(), pseudonyms);
      txns.add(toPending(wallet, head, Asset.MGCO2E, granted.carbon().value()));
    }
    return txns;
  }

  private TxnHead head(
      TxnKind kind, Optional<String> ruleVersion, Optional<String> factor, Pseudonyms pseudonyms) {
    return new TxnHead(
        kind,
        pseudonyms.idem(deposit.key().idemText(kind)),
        deposit.payloadSha(),
        deposit.times().effectiveAt(),
        ruleVersion,
        factor,
        kind == TxnKind.AWARD ? awardSalt : carbonSalt);
  }

  private LedgerTxn toPending(WalletId wallet, TxnHead head, Asset asset, long amount) {
    var to = new Leg(AccountKind.PENDING, asset, amount);
    return LedgerTxn.move(deposit.key().tenant(), wallet, head, to, AccountKind.ISSUER);
  }
}
