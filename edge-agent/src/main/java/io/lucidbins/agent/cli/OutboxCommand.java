package io.lucidbins.agent.cli;

import io.lucidbins.agent.outbox.KeptStream;
import io.lucidbins.agent.outbox.OutboxEntry;
import io.lucidbins.agent.outbox.SqliteOutboxView;
import io.lucidbins.device.PlainText;
import io.lucidbins.device.RecordKind;
import io.lucidbins.device.StreamId;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edge-agent outbox}: what is held, acknowledged and lost. */
@Command(
    name = "outbox",
    description = "Prints the records of the bin, one a line; also while the agent runs.",
    versionProvider = EdgeAgentCommand.Version.class,
    mixinStandardHelpOptions = true)
final class OutboxCommand implements Callable<Integer> {
  private static final int AT_ONCE = 500;
  private static final long LOOK_EVERY_MS = 500;

  @Mixin private Places places = new Places();

  @Option(names = "--follow", description = "goes on with what is committed, until it is stopped")
  private boolean follow;

  @Option(
      names = "--from",
      paramLabel = "SEQ",
      description = "the first seq to print of each stream (default: 1)")
  private long from = 1;

  @Option(names = "--kind", paramLabel = "K", description = "only these: ${COMPLETION-CANDIDATES}")
  private @Nullable RecordKind kind;

  @Spec private @Nullable CommandSpec spec;
  private final Map<StreamId, Long> cursors = new HashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    if (from < 1) {
      throw new UnusableInput("--from " + from + " is below 1");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    RunCommand.unpackSqliteIn(places.stateDirectory());
    try (var view = SqliteOutboxView.open(places.stateDirectory())) {
      for (KeptStream stream : view.streams()) {
        cursors.put(stream.id(), stream.cursor());
        out.println(line(stream));
      }
      print(view, out);
      while (follow && !out.checkError()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        print(view, out);
        printProgress(view, out);
      }
    }
    return ExitCode.DONE;
  }

  private void print(SqliteOutboxView view, PrintWriter out) {
    List<OutboxEntry> entries = view.next(AT_ONCE);
    while (!entries.isEmpty()) {
      entries.stream().filter(this::isWanted).forEach(entry -> out.println(line(entry)));
      entries = view.next(AT_ONCE);
    }
    out.flush();
  }

  /** A record was printed before its acknowledgement came: that is a line of its own. */
  private void printProgress(SqliteOutboxView view, PrintWriter out) {
    for (KeptStream stream : view.streams()) {
      Long before = cursors.put(stream.id(), stream.cursor());
      if (before == null ? stream.cursor() > 0 : before != stream.cursor()) {
        out.printf("start %d  acknowledged  up to seq %d%n", stream.start(), stream.cursor());
      }
    }
    out.flush();
  }

  private boolean isWanted(OutboxEntry entry) {
    return entry.position().seq() >= from && (kind == null || entry.isOf(kind));
  }

  private static String line(KeptStream stream) {
    return "stream %s start %d: seq %s, acknowledged to %d"
        .formatted(
            stream.id(),
            stream.start(),
            stream.isStub()
                ? "up to " + stream.newest() + ", none held"
                : stream.oldest() + "-" + stream.newest() + " held",
            stream.cursor());
  }

  private static String line(OutboxEntry entry) {
    String start = "start " + entry.position().start() + "  ";
    return switch (entry) {
      case OutboxEntry.Kept kept ->
          start
              + (kept.acknowledged() ? "acknowledged  " : "held          ")
              + PlainText.line(kept.numbered());
      case OutboxEntry.Lost lost -> start + "lost          " + PlainText.line(lost.tombstone());
      case OutboxEntry.Damaged damaged -> start + "damaged       seq " + damaged.position().seq();
    };
  }
}
