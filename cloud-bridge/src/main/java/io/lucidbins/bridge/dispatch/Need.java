package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.routing.Cost;

/** Whether a bin is to be emptied on the day. */
sealed interface Need {
  Bin bin();

  /** It has to be: skipping it would almost certainly overflow, or break the age limit. */
  record Due(Bin bin, Amount amount, Reason reason) implements Need {}

  /** It is worth something to empty it. */
  record Worthwhile(Bin bin, Amount amount, Reason reason, Cost prize) implements Need {}

  /** There is no reason to go there. */
  record NotYet(Bin bin) implements Need {}

  /** Nobody can say, or no truck can be sent. */
  record Unplannable(Bin bin, LeftOutKind why, String sentence) implements Need {}

  /** What a truck will find in the bin: the expected amount at the time of the round. */
  record Amount(int litres, int grams) {}
}
