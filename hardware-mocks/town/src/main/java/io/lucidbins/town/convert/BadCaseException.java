package io.lucidbins.town.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A case that cannot be converted; nothing was written. */
public final class BadCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** More faults than these are only counted. */
  public static final int MOST_SHOWN = 20;

  private final ArrayList<String> lines;

  BadCaseException(List<Fault> faults) {
    super(faults.size() + " lines cannot be understood");
    this.lines = new ArrayList<>(faults.stream().limit(MOST_SHOWN).map(Fault::toString).toList());
    if (faults.size() > MOST_SHOWN) {
      lines.add(String.format(Locale.ROOT, "and %,d more", faults.size() - MOST_SHOWN));
    }
  }

  BadCaseException(String file, String found, String expected) {
    this(List.of(new Fault(file, 0, found, expected)));
  }

  /** What is wrong and where, a line each, at most {@link #MOST_SHOWN} and a count of the rest. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
