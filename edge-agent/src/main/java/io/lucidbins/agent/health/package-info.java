/**
 * Is this agent making progress, and how would anyone know?
 *
 * <p>A line in the log now and then, and the reason of a boot. Invariants: nothing here waits, and
 * nothing fails the agent. It must not repair anything or know a sensor.
 */
@NullMarked
package io.lucidbins.agent.health;

import org.jspecify.annotations.NullMarked;
