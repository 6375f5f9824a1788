package io.lucidbins.bridge.exchange;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ids of a file and the lines where they stand, refused rows included. */
final class UniqueIds {
  private final Map<String, Integer> lines = new HashMap<>();

  /** Refuses the row if a row before has the same id. */
  void take(CsvRow row, String id) {
    Integer earlier = id.isEmpty() ? null : lines.putIfAbsent(id, row.line());
    if (earlier != null) {
      row.refuse("id", "this id is in line " + earlier + " already");
    }
  }

  boolean has(String id) {
    return lines.containsKey(id);
  }

  Set<String> all() {
    return Collections.unmodifiableSet(lines.keySet());
  }
}
