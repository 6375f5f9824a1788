/**
 * What is not yet acknowledged, and does it survive a power cut?
 *
 * <p>The outbox takes records, numbers them inside the stream of this start of the agent, and
 * answers only when they are on the card. It keeps them until space is wanted; what has to be given
 * up unacknowledged stays explained by a tombstone in its place. Invariants: a seq is never reused
 * and never skipped; every seq from the oldest held to the newest is a record or lies in a
 * tombstone; the cursor is never above the newest seq. It must not know what a record means, that
 * there is a network, or use wall time for order, retry or eviction.
 *
 * <p>Begin with {@code Outbox}; {@code SqliteOutbox} is what runs on a bin.
 */
@NullMarked
package io.lucidbins.agent.outbox;

import org.jspecify.annotations.NullMarked;
