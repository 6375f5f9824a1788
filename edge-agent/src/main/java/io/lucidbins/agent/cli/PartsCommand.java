package io.lucidbins.agent.cli;

import io.lucidbins.agent.health.KeptFaults;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.parts.Probe;
import io.lucidbins.agent.sampling.RollCall;
import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.device.WhyMissing;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code edge-agent parts}: the parts of the settings, and what each says when it is asked once; or
 * what answers on the buses of the board.
 */
@Command(
    name = "parts",
    description = "Asks each part of the bin once; answers 3 if one of them is not well.",
    versionProvider = EdgeAgentCommand.Version.class,
    mixinStandardHelpOptions = true)
final class PartsCommand implements Callable<Integer> {
  private static final String UNDER = " ".repeat(13);

  @Mixin private Places places = new Places();
  @Mixin private TraceOption trace = new TraceOption();

  @Option(
      names = "--probe",
      description = "shows what answers on every bus and port instead, whatever the settings say")
  private boolean probe;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    return probe ? probe(out) : ask(out);
  }

  private int probe(PrintWriter out) {
    try (Board board = places.board(PartsSettings.none())) {
      trace.start(board);
      List<Probe.Found> found = board.probe();
      found.forEach(each -> out.printf("%-22s %s%n", each.place(), each.what()));
      if (found.isEmpty()) {
        out.println("no bus, no serial port, no kernel driver and no GPIO chip is there");
      }
    }
    return ExitCode.DONE;
  }

  private int ask(PrintWriter out) {
    AgentSettings settings = places.settings();
    try (Board board = places.board(settings.parts())) {
      trace.start(board);
      List<RollCall.Answer> answers = RollCall.of(board, settings.sampling().calibration());
      answers.forEach(answer -> print(out, answer));
      printFaults(out);
      long ill = answers.stream().filter(answer -> !answer.well()).count();
      out.println(
          ill == 0
              ? "%d parts, all well".formatted(answers.size())
              : "%d of %d parts not well".formatted(ill, answers.size()));
      return ill == 0 ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
    }
  }

  private static void print(PrintWriter out, RollCall.Answer answer) {
    out.printf(
        "%-12s %-12s %-24s %s%n",
        answer.job(), answer.name(), answer.place(), answer.well() ? answer.says() : "NOT WELL");
    if (!answer.well()) {
      out.println(UNDER + answer.says());
    }
    if (!answer.advice().isEmpty()) {
      out.println(UNDER + "-> " + answer.advice());
    }
  }

  /** What the agent has counted, also of faults that are gone again. */
  private void printFaults(PrintWriter out) {
    KeptFaults.of(places.stateDirectory())
        .all()
        .forEach((part, reasons) -> out.printf("faults so far of %s: %s%n", part, words(reasons)));
  }

  private static String words(Map<WhyMissing, Long> reasons) {
    return reasons.entrySet().stream()
        .map(each ->
            each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " "
                + each.getValue()
                + " times")
        .collect(Collectors.joining(", "));
  }
}
