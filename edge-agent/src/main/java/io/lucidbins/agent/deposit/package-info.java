/**
 * Who put how much in, between lid open and lid shut? A session goes from a card or an opened lid
 * to two stable weights, and only a stable gain becomes a deposit; what is put in and taken out
 * again, or leant on, does not. Card numbers leave this package sealed to the tenant or not at all,
 * and never enter a log line. It knows no points and no prices.
 *
 * <p>Begin with {@code BinWatch}, which the agent steps; {@code DepositSession} decides.
 */
@NullMarked
package io.lucidbins.agent.deposit;

import org.jspecify.annotations.NullMarked;
