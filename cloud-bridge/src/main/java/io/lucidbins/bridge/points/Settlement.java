package io.lucidbins.bridge.points;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a deposit.
 *
 * @param wallet whom it is awarded to; empty if the deposit is held
 * @param keepSeal whether the sealed card stays with the deposit, because it could not be opened
 * @param at the bridge's time
 */
record Settlement(
    DepositRow deposit,
    Decision decision,
    Optional<WalletId> wallet,
    boolean keepSeal,
    List<String> notes,
    Instant at) {
  /** The notes as one text, empty if there are none. */
  Optional<String> note() {
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
  }
}
