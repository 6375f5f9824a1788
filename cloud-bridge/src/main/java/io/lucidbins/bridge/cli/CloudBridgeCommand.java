package io.lucidbins.bridge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the bridge. */
@Command(
    name = "cloud-bridge",
    mixinStandardHelpOptions = true,
    description = "The bridge between the bins and the people who work with them.",
    subcommands = {RunCommand.class, TailCommand.class, BinsCommand.class, SolveCommand.class})
public final class CloudBridgeCommand {
  private CloudBridgeCommand() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new CloudBridgeCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
