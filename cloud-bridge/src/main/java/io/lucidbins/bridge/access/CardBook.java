package io.lucidbins.bridge.access;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.points.CardMark;
import io.lucidbins.bridge.points.WalletId;

/** Which wallet each card opens. */
interface CardBook {
  /** The wallet of the card: the one it has, else the candidate, which it keeps from then on. */
  WalletId walletOf(Transaction transaction, String tenant, CardMark mark, WalletId candidate);
}
