/**
 * What has the bridge asked for, and may we do it?
 *
 * <p>Each command of the closed list is answered by an event in the outbox, at most once for each
 * id and run. Invariants: nothing is done for another run, nothing twice, nothing that is not on
 * the list; the callback that brings a command only enqueues. It must not run shell commands.
 */
@NullMarked
package io.lucidbins.agent.command;

import org.jspecify.annotations.NullMarked;
