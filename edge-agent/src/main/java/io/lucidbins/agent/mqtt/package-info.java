/**
 * How do bytes get to and from the broker?
 *
 * <p>The one place of the agent that names Paho. A client lives for one connection: a new object
 * for each attempt, no automatic reconnect, no persistence, no buffer. Callbacks only enqueue
 * events of the uplink and commands. It must not hold queues of its own, decide when to try again,
 * or store anything.
 */
@NullMarked
package io.lucidbins.agent.mqtt;

import org.jspecify.annotations.NullMarked;
