package io.lucidbins.bridge.dispatch;

/**
 * Why a bin is in a plan, with its numbers; stored with the plan and never recomputed.
 *
 * @param pOverflow chance, 0 to 1, that it overflows before the next chance to empty it
 * @param levelPercent expected level when the plan was made
 * @param sentence the same in words
 */
public record Reason(ReasonKind kind, double pOverflow, int levelPercent, String sentence) {}
