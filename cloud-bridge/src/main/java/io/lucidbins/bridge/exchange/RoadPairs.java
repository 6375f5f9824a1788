package io.lucidbins.bridge.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pairs of a matrix file as they are read, before anybody knows how many places there are. */
final class RoadPairs {
  /** Stands for a time or distance that the file does not give. */
  static final int UNKNOWN = -1;

  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> places = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** The ways from one place, by the index of the other. */
  private static final class Row {
    private int[] seconds = {};
    private int[] metres = {};
    private int[] lines = {};

    void reach(int index) {
      if (index < lines.length) {
        return;
      }
      int length = Math.max(index + 1, lines.length * 2);
      seconds = grown(seconds, length);
      metres = grown(metres, length);
      lines = grown(lines, length);
    }

    private static int[] grown(int[] values, int length) {
      int[] copy = Arrays.copyOf(values, length);
      Arrays.fill(copy, values.length, length, UNKNOWN);
      return copy;
    }
  }

  int size() {
    return places.size();
  }

  /** The index of the place, which it gets when it is first named. */
  int index(String place) {
    Integer index = indexes.putIfAbsent(place, places.size());
    if (index == null) {
      places.add(place);
      rows.add(new Row());
      return places.size() - 1;
    }
    return index;
  }

  boolean has(String place) {
    return indexes.containsKey(place);
  }

  /**
   * Takes the way, unless the same pair was given otherwise: then answers in which line, else 0.
   */
  int put(int from, int to, int seconds, int metres, int line) {
    Row row = rows.get(from);
    row.reach(to);
    if (row.lines[to] == UNKNOWN) {
      row.seconds[to] = seconds;
      row.metres[to] = metres;
      row.lines[to] = line;
      return 0;
    }
    return row.seconds[to] == seconds && row.metres[to] == metres ? 0 : row.lines[to];
  }

  /** The places by id, so that the order of the rows does not matter. */
  List<String> sorted() {
    return places.stream().sorted().toList();
  }

  int[] seconds(List<String> order) {
    return table(order, false);
  }

  int[] metres(List<String> order) {
    return table(order, true);
  }

  /** Row by row in that order; 0 from a place to itself. */
  private int[] table(List<String> order, boolean metres) {
    int size = order.size();
    int[] at = order.stream().mapToInt(this::index).toArray();
    int[] table = new int[size * size];
    for (int i = 0; i < size; i++) {
      Row row = rows.get(at[i]);
      int[] values = metres ? row.metres : row.seconds;
      for (int j = 0; j < size; j++) {
        int known = at[j] < values.length ? values[at[j]] : UNKNOWN;
        table[i * size + j] = i == j ? 0 : known;
      }
    }
    return table;
  }
}
