package io.lucidbins.agent.cli;

import io.lucidbins.agent.EdgeAgent;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code edge-agent}. */
@Command(
    name = "edge-agent",
    description = "The agent on a recycling bin: measures, keeps, sends.",
    versionProvider = EdgeAgentCommand.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      OutboxCommand.class,
      PartsCommand.class,
      SettingsCommand.class
    })
public final class EdgeAgentCommand implements Runnable {
  @Spec private CommandSpec spec;

  EdgeAgentCommand(CommandSpec spec) {
    this.spec = spec;
  }

  /** For picocli, which sets the specification. */
  public EdgeAgentCommand() {
    this(CommandSpec.create());
  }

  /** Prints the version of the program. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"edge-agent " + EdgeAgent.version()};
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** Paho's threads are no daemons: the program ends by its exit. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new EdgeAgentCommand())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, _) -> {
          int code = ExitCode.of(e);
          String said = e.getMessage() == null ? e.toString() : e.getMessage();
          command.getErr().println("edge-agent: " + said);
          if (code == ExitCode.FAILED) {
            e.printStackTrace(command.getErr());
          }
          return code;
        });
  }
}
