package io.lucidbins.agent.cli;

import io.lucidbins.agent.parts.Board;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Writes down what happens on the buses, so that a fault in the field becomes a test. */
final class TraceOption {
  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "write each transaction of the buses to this file, for at most 10 min and 1 MiB; bytes of"
              + " a card reader are left out")
  private @Nullable Path trace;

  /** Starts it, if it was asked for; it ends with the board. */
  void start(Board board) {
    if (trace == null) {
      return;
    }
    try {
      if (!board.trace(trace)) {
        throw new UnusableInput("--trace: only the buses of a real board are traced");
      }
    } catch (IOException e) {
      throw new UnusableInput("--trace: " + trace + " cannot be written: " + e.getMessage());
    }
  }
}
