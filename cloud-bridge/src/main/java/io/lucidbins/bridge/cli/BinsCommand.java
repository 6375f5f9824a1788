package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.BinState;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.web.Wording;
import io.lucidbins.device.BinId;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The bins as they are now. */
@Command(
    name = "bins",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = "Lists the bins and how each is now, from the store.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class BinsCommand implements Callable<Integer> {
  private static final String FORMAT = "%-36s  %-7s  %6s  %9s  %-24s  %s%n";

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions settings;

  @Override
  public Integer call() {
    var read = settings.read(null, null);
    PrintWriter out = spec.commandLine().getOut();
    try (var database = OpenStore.of(read)) {
      var fleet = new Fleet(database, read.tenant());
      Map<BinId, BinState> states =
          fleet.states().stream().collect(Collectors.toMap(BinState::bin, Function.identity()));
      out.printf(FORMAT, "bin", "online", "level", "weight", "heard", "name");
      for (Bin bin : fleet.bins()) {
        print(out, bin, states.get(bin.id()));
      }
      out.flush();
      return ExitCodes.DONE;
    } catch (OpenStore.NoStore e) {
      spec.commandLine().getErr().println("cloud-bridge bins: " + e.getMessage());
      return ExitCodes.UNREACHABLE;
    }
  }

  private static void print(PrintWriter out, Bin bin, @Nullable BinState state) {
    if (state == null) {
      out.printf(FORMAT, bin.id(), "-", "-", "-", "never", bin.name());
      return;
    }
    out.printf(
        FORMAT,
        bin.id(),
        state.online() ? "online" : "offline",
        state.levelPermille().isPresent()
            ? "%.1f %%".formatted(state.levelPermille().getAsInt() / 10.0)
            : "-",
        state.weightGrams().isPresent() ? Wording.mass(state.weightGrams().getAsInt()) : "-",
        state.heardAt(),
        bin.name());
  }
}
