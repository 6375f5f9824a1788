package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.RoadMatrix;
import io.lucidbins.bridge.fleet.FleetChange;
import java.util.List;
import java.util.Optional;

/** What reading the files gave: all of it, or why nothing can be taken. */
public sealed interface ImportResult {
  /**
   * Everything is right and can be stored.
   *
   * @param change bins, sites and vehicles of the files
   * @param matrix complete, if a file of it was given
   * @param fill what was added to the matrix
   * @param warnings what people should know though it refuses nothing, a sentence each
   */
  record Accepted(
      FleetChange change, Optional<RoadMatrix> matrix, MatrixFill fill, List<String> warnings)
      implements ImportResult {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Something is wrong, and nothing is taken.
   *
   * @param problems the first ones, at most {@value ImportProblems#SHOWN_MAX}, file by file in the
   *     order of the lines
   * @param more how many problems there are beyond them
   */
  record Refused(List<ImportProblem> problems, int more) implements ImportResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
