package io.lucidbins.agent.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edge-agent settings}: what the settings file says. */
@Command(
    name = "settings",
    description = "Works on settings files.",
    versionProvider = EdgeAgentCommand.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = SettingsCommand.Check.class)
final class SettingsCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "name a command: check FILE");
  }

  /** {@code edge-agent settings check FILE}. */
  @Command(
      name = "check",
      description = "Says all that is wrong in a settings file, with line and column.",
      versionProvider = EdgeAgentCommand.Version.class,
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the settings file")
    private @Nullable Path file;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      Path named = Objects.requireNonNull(file);
      Places.readSettings(named);
      Objects.requireNonNull(spec).commandLine().getOut().println(named + " is valid");
      return ExitCode.DONE;
    }
  }
}
