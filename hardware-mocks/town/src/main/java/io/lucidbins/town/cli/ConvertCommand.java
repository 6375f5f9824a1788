package io.lucidbins.town.cli;

import io.lucidbins.town.convert.BadCaseException;
import io.lucidbins.town.convert.ConvertMontevideo;
import io.lucidbins.town.convert.Converted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code town convert}. */
@Command(
    name = "convert",
    description = "Turns a published case into CSV files that 'cloud-bridge import' takes.",
    mixinStandardHelpOptions = true,
    versionProvider = TownVersion.class,
    synopsisSubcommandLabel = "CASE",
    subcommands = ConvertCommand.OfMontevideo.class)
final class ConvertCommand {
  private static final int UNREADABLE = 2;
  private static final int UNWRITABLE = 1;

  private ConvertCommand() {}

  /** {@code town convert montevideo}. */
  @Command(
      name = "montevideo",
      description = {
        "Converts the container collection of Montevideo (woodbri/vehicle-routing-problems).",
        "DIR holds NAME.containers.txt, NAME.otherlocs.txt, NAME.vehicles.txt and"
            + " NAME.dmatrix-time.txt of one case.",
        "What was found, left out and missing is printed. A line that cannot be understood is"
            + " refused with file and line, and then nothing is written.",
        "Exit code: 0 written, 2 the case cannot be read, 1 the files cannot be written."
      },
      mixinStandardHelpOptions = true,
      versionProvider = TownVersion.class)
  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  static final class OfMontevideo implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where the case lies.")
    private Path from;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "Gets bins.csv, sites.csv, vehicles.csv and matrix.csv; made if absent.")
    private Path to;

    @Override
    public Integer call() {
      var converted = convert();
      return converted == null ? UNREADABLE : write(converted);
    }

    private @Nullable Converted convert() {
      try {
        return ConvertMontevideo.convert(from);
      } catch (BadCaseException bad) {
        PrintWriter err = spec.commandLine().getErr();
        bad.lines().forEach(line -> err.println("town convert: " + line));
        err.println("town convert: nothing was written");
        err.flush();
        return null;
      }
    }

    private int write(Converted converted) {
      PrintWriter out = spec.commandLine().getOut();
      try {
        var written = converted.writeTo(to);
        converted.notes().forEach(out::println);
        written.forEach(file -> out.println("written: " + file));
        out.flush();
        return 0;
      } catch (IOException e) {
        spec.commandLine().getErr().println("town convert: cannot write into " + to + ": " + e);
        spec.commandLine().getErr().flush();
        return UNWRITABLE;
      }
    }
  }
}
