package io.lucidbins.bridge.exchange;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong: the first {@value #SHOWN_MAX} in full, the others as a number. */
final class ImportProblems {
  static final int SHOWN_MAX = 100;

  private final List<ImportProblem> shown = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int count;

  void add(ImportProblem problem) {
    if (count++ < SHOWN_MAX) {
      shown.add(problem);
    }
  }

  /** Something that refuses nothing but that people should know. */
  void note(String sentence) {
    notes.add(sentence);
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  List<ImportProblem> shown() {
    return List.copyOf(shown);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** How many there are beyond those that are shown. */
  int more() {
    return count - shown.size();
  }
}
