package io.lucidbins.town.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code town}. */
@Command(
    name = "town",
    description = "A simulated town of recycling bins, for developers who have none on the desk.",
    mixinStandardHelpOptions = true,
    versionProvider = TownVersion.class,
    subcommands = {DemoCommand.class, ConvertCommand.class})
public final class TownCommand {

  public static void main(String[] args) {
    // A definite exit: threads of the MQTT client are not daemons.
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new TownCommand())
        .setExecutionExceptionHandler((e, command, _) -> {
          command.getErr().println("town: " + message(e));
          return e instanceof IllegalArgumentException ? 2 : 1;
        });
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
