package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.history.StoredBatch;
import io.lucidbins.device.BinId;
import io.lucidbins.device.NumberedRecord;
import io.lucidbins.device.PlainText;
import io.lucidbins.device.RecordKind;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The traffic in plain text, read from the store: so it shows what was committed, needs no user at
 * the broker, and works beside a running bridge as well as without one.
 */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = {
      "Prints what bins report, a line for each record, as soon as it is stored.",
      "It begins with what is stored from now on, and ends by Ctrl-C."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class TailCommand implements Callable<Integer> {
  private static final int BATCHES_AT_ONCE = 100;
  private static final long POLL_MS = 200;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions settings;

  @Option(names = "--bin", paramLabel = "ID", description = "Only this bin.")
  private @Nullable String bin;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only: ${COMPLETION-CANDIDATES}.")
  private @Nullable RecordKind kind;

  @Option(names = "--all", description = "Begin with everything that is stored.")
  private boolean all;

  @Option(names = "--no-follow", description = "End when everything stored is printed.")
  private boolean once;

  @Override
  public Integer call() throws InterruptedException {
    var read = settings.read(null, null);
    if (bin != null && !BinId.isValid(bin)) {
      throw new ParameterException(spec.commandLine(), "--bin '" + bin + "' is not a bin id");
    }
    try (var database = OpenStore.of(read)) {
      follow(new FillHistory(database, read.tenant().value()));
      return ExitCodes.DONE;
    } catch (OpenStore.NoStore e) {
      spec.commandLine().getErr().println("cloud-bridge tail: " + e.getMessage());
      return ExitCodes.UNREACHABLE;
    }
  }

  private void follow(FillHistory history) throws InterruptedException {
    var never = new CountDownLatch(1);
    long position = all ? 0 : history.newestId();
    while (true) {
      var batches = history.storedAfter(position, BATCHES_AT_ONCE);
      for (StoredBatch batch : batches) {
        print(batch);
        position = batch.id();
      }
      if (batches.isEmpty() && (once || never.await(POLL_MS, TimeUnit.MILLISECONDS))) {
        return;
      }
    }
  }

  private void print(StoredBatch batch) {
    PrintWriter out = spec.commandLine().getOut();
    if (bin != null && !batch.bin().value().equals(bin)) {
      return;
    }
    for (NumberedRecord numbered : batch.records()) {
      if (kind == null || numbered.record().kind() == kind) {
        out.printf("%-12s  %s%n", batch.bin(), PlainText.line(numbered));
      }
    }
    out.flush();
  }
}
