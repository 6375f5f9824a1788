package io.lucidbins.device;

/**
 * What the bridge asks of one start of an agent, at most once.
 *
 * @param run any other start answers {@link CommandStatus#RESTARTED}
 */
public record Command(CommandId id, RunId run, CommandAction action) {}
