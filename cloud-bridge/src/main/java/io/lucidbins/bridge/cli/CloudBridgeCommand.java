package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of the bridge. */
@Command(
    name = "cloud-bridge",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = "The bridge between the bins and the people who work with them.",
    subcommands = {
      RunCommand.class,
      TailCommand.class,
      BinsCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      PlanCommand.class,
      SolveCommand.class
    })
public final class CloudBridgeCommand {
  private CloudBridgeCommand() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new CloudBridgeCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, _) -> {
          if (!(e instanceof SettingsException invalid)) {
            throw e;
          }
          String name = command.getCommandSpec().qualifiedName();
          invalid.problems().forEach(line -> command.getErr().println(name + ": " + line));
          command.getErr().flush();
          return ExitCodes.USAGE;
        });
  }

  /** What the jar says of itself; run from classes it says nothing. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CloudBridgeCommand.class.getPackage().getImplementationVersion();
      return new String[] {"cloud-bridge " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
