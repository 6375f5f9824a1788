/**
 * What do we send next, and when do we try again?
 *
 * <p>{@link io.lucidbins.agent.uplink.Uplink} is a machine that is stepped: an event and the time
 * go in, actions come out. It has no clock, no thread and no socket; what it reads, it reads from
 * the {@code Backlog} of the outbox, and its randomness is handed in, so that a simulation can
 * replay any run from a seed. Invariants: nothing but a Hello is sent of the streams until the
 * newest nonce is answered; only the timer goes back; a cursor moves only by the bridge's word. It
 * must not know Paho, sensors, or when the outbox forgets.
 */
@NullMarked
package io.lucidbins.agent.uplink;

import org.jspecify.annotations.NullMarked;
