/**
 * Which objects make one running agent, and in what order do they start and stop?
 *
 * <p>{@link io.lucidbins.agent.EdgeAgent} reads like a table of contents. Invariants: what is
 * opened is closed in reverse order; the outbox is open before anything is measured; sampling never
 * waits for the network. It must not hold rules or name Pi4J.
 */
@NullMarked
package io.lucidbins.agent;

import org.jspecify.annotations.NullMarked;
