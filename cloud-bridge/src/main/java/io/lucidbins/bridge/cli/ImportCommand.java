package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.CloudBridge;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.exchange.ImportFile;
import io.lucidbins.bridge.exchange.ImportFiles;
import io.lucidbins.bridge.exchange.ImportFleet;
import io.lucidbins.bridge.exchange.ImportReport;
import io.lucidbins.bridge.exchange.ImportResult;
import io.lucidbins.bridge.exchange.ImportResult.Accepted;
import io.lucidbins.bridge.exchange.ImportResult.Refused;
import io.lucidbins.bridge.exchange.Known;
import io.lucidbins.bridge.exchange.StoreImport;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.notify.Feed;
import io.lucidbins.bridge.notify.Topic;
import io.lucidbins.bridge.settings.BridgeSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes bins, sites, vehicles and roads from CSV files. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = {
      "Takes bins, sites, vehicles and travel times from CSV files into the store.",
      "All of it or nothing: if anything is wrong, every problem is printed with its file, line and"
          + " column, and nothing is stored. What the files do not name stays as it is; importing"
          + " the same again changes nothing. A store that is not there yet is made.",
    },
    footerHeading =
        "%nFiles: RFC 4180, UTF-8, commas; the first line names the columns in any order.%n"
            + "Columns in brackets may be left out.%n",
    footer = {
      "  bins      id name latitude longitude wasteStream volumeLitres [depthMm]",
      "            [serviceSeconds] [timeWindows] [collectOn] [expectedLitres]",
      "            [expectedKilograms]",
      "  sites     id name kind latitude longitude [wasteStreams] [serviceSeconds]",
      "            [openingHours]",
      "  vehicles  id name wasteStreams startSite endSite capacityLitres",
      "            capacityKilograms shiftStart shiftEnd",
      "  matrix    from to minutes|seconds [metres]",
      "kind: depot, or disposal (where trucks are emptied)",
      "wasteStreams: parted by spaces, such as paper glass",
      "timeWindows, openingHours: up to four, such as 06:00-14:00 16:00-18:00",
      "collectOn: daily, or days such as mon thu, with the amount expected",
      "The README of cloud-bridge says the unit and range of each column.",
      "",
      "Exit codes: 0 done, 2 usage or files that are refused, 4 no store.",
      "",
      "Example:",
      "  cloud-bridge import --sites sites.csv --vehicles vehicles.csv \\",
      "    --bins bins.csv"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions settings;

  @Option(names = "--bins", paramLabel = "FILE", description = "Bins, one a row.")
  private @Nullable Path bins;

  @Option(
      names = "--sites",
      paramLabel = "FILE",
      description = "Depots, and disposals where trucks are emptied, one a row.")
  private @Nullable Path sites;

  @Option(names = "--vehicles", paramLabel = "FILE", description = "Trucks, one a row.")
  private @Nullable Path vehicles;

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description =
          "Travel times, an ordered pair of bins or sites a row. Pairs that are missing are filled"
              + " by the shortest way over the others.")
  private @Nullable Path matrix;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    var read = settings.read(null, null);
    ImportFiles files = files();
    try {
      return OpenStore.exists(read) ? intoStore(read, files) : intoNewStore(read, files);
    } catch (StoreException e) {
      return fail(e);
    }
  }

  private ImportFiles files() {
    try {
      return new ImportFiles(file(bins), file(sites), file(vehicles), file(matrix));
    } catch (IllegalArgumentException _) {
      throw new ParameterException(
          spec.commandLine(), "name at least one file: --bins, --sites, --vehicles or --matrix");
    }
  }

  private static Optional<ImportFile> file(@Nullable Path path) {
    return Optional.ofNullable(path).map(ImportFile::of);
  }

  private int intoStore(BridgeSettings read, ImportFiles files) {
    try (var database = CloudBridge.openStore(read)) {
      return switch (judge(files, Known.of(new Fleet(database, read.tenant())))) {
        case Refused refused -> print(ImportReport.of(refused));
        case Accepted accepted -> store(database, read, accepted);
      };
    }
  }

  /** A store is only made for files that are right. */
  private int intoNewStore(BridgeSettings read, ImportFiles files) {
    return switch (judge(files, Known.NOTHING)) {
      case Refused refused -> print(ImportReport.of(refused));
      case Accepted accepted when dryRun ->
          print(ImportReport.of(accepted, StoreImport.differenceFromNothing(accepted), true));
      case Accepted accepted -> {
        try (var database = CloudBridge.openStore(read)) {
          yield store(database, read, accepted);
        }
      }
    };
  }

  private ImportResult judge(ImportFiles files, Known known) {
    try (var progress =
        new ProgressBar(spec.commandLine().getErr(), new ProcessMeter()::wallNanos)) {
      return ImportFleet.read(files, known, progress);
    }
  }

  private int store(Database database, BridgeSettings read, Accepted accepted) {
    String tenant = read.tenant().value();
    var feed = new Feed(database, tenant, InstantSource.system());
    var store =
        new StoreImport(
            database,
            new Fleet(database, read.tenant()),
            new Roads(database, tenant),
            tx -> feed.publish(tx, Topic.BINS, List.of()));
    var difference = store.difference(accepted);
    if (!dryRun && !difference.isNothing()) {
      store.store(accepted);
    }
    return print(ImportReport.of(accepted, difference, dryRun));
  }

  private int print(ImportReport report) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (json) {
      out.println(report.json());
    } else {
      report.problems().forEach(problem -> err.println(problem.sentence()));
      if (report.more() > 0) {
        err.println("... and " + report.more() + " more");
      }
      err.flush();
      report.lines().forEach(out::println);
      next(report).ifPresent(out::println);
    }
    out.flush();
    return report.outcome() == ImportReport.Outcome.REFUSED ? ExitCodes.USAGE : ExitCodes.DONE;
  }

  private static Optional<String> next(ImportReport report) {
    return switch (report.outcome()) {
      case STORED, UNCHANGED -> Optional.of("Next: cloud-bridge plan --day today");
      case DRY_RUN -> Optional.of("Next: the same without --dry-run");
      case REFUSED -> Optional.empty();
    };
  }

  private int fail(RuntimeException failure) {
    spec.commandLine().getErr().println("cloud-bridge import: " + failure.getMessage());
    spec.commandLine().getErr().flush();
    return ExitCodes.UNREACHABLE;
  }
}
