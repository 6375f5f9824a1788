package io.lucidbins.agent.cli;

import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.PartsSettings;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code edge-agent parts}: the parts of the settings, and what each says when it is asked once.
 */
@Command(
    name = "parts",
    description = "Asks each part of the bin once; answers 3 if one of them is not well.",
    versionProvider = EdgeAgentCommand.Version.class,
    mixinStandardHelpOptions = true)
final class PartsCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();
  @Spec private @Nullable CommandSpec spec;
  private boolean allWell = true;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PartsSettings parts = places.settings().parts();
    try (Board board = places.board(parts)) {
      board
          .rangeFinder()
          .ifPresentOrElse(
              part -> out.println(line("level", part.name(), part.measureMm(), "mm")),
              () -> out.println("level   none configured"));
      board
          .scale()
          .ifPresentOrElse(
              part -> out.println(line("weight", part.name(), part.measureCounts(), "counts")),
              () -> out.println("weight  none configured"));
      out.println(lid(board, parts));
    }
    return allWell ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
  }

  private String line(String what, String part, Measured<Integer> measured, String unit) {
    return switch (measured) {
      case Measured.Reading<Integer> reading ->
          "%-7s %s: %d %s, quality %d"
              .formatted(what, part, reading.value(), unit, reading.quality().percent());
      case Measured.Failed<Integer> failed -> {
        allWell = false;
        yield "%-7s %s: %s".formatted(what, part, failed.why().describe());
      }
    };
  }

  private String lid(Board board, PartsSettings parts) {
    Integer pin = parts.panel().lidPin();
    if (pin == null) {
      return "lid     none configured";
    }
    if (board.lid().isEmpty()) {
      allWell = false;
      return "lid     no switch can be read at GPIO " + pin;
    }
    return "lid     switch at GPIO "
        + pin
        + ": "
        + (board.lid().get().isOpen() ? "open" : "closed");
  }
}
