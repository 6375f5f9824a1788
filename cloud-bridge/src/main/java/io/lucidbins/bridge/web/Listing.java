package io.lucidbins.bridge.web;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The bins that a filter leaves, a page of them at a time, and what each pill would leave.
 *
 * @param all how many bins there are
 * @param matching what the filter leaves, in order
 * @param bands how many bins each state would show beside the other conditions
 * @param streams the same of streams; every stream that exists or is asked for
 * @param stale how many of them have an old reading
 * @param narrowest the condition that alone leaves the fewest bins, when nothing is left
 */
public record Listing(
    int all,
    List<BinRow> matching,
    int page,
    Map<Band, Long> bands,
    SortedMap<String, Long> streams,
    long stale,
    Optional<BinFilter.Narrowing> narrowest) {

  /** So many rows are one page. */
  public static final int ROWS = 100;

  static Listing of(List<BinRow> rows, Address address) {
    BinFilter filter = address.filter();
    List<BinRow> matching = address.order().sort(rows.stream().filter(filter::matches).toList());
    return new Listing(
        rows.size(),
        matching,
        Math.min(address.page(), pages(matching.size())),
        bands(rows, filter),
        streams(rows, filter),
        count(rows, filter.stale() ? filter : filter.togglingStale()),
        matching.isEmpty() ? narrowest(rows, filter) : Optional.empty());
  }

  private static Map<Band, Long> bands(List<BinRow> rows, BinFilter filter) {
    BinFilter others = filter.with(Set.of());
    var counts = new EnumMap<Band, Long>(Band.class);
    for (Band band : Band.values()) {
      counts.put(band, 0L);
    }
    rows.stream()
        .filter(others::matches)
        .forEach(row -> counts.merge(row.bin().state(), 1L, Long::sum));
    return counts;
  }

  private static SortedMap<String, Long> streams(List<BinRow> rows, BinFilter filter) {
    BinFilter others = filter.anyStream();
    var counts = new TreeMap<String, Long>();
    filter.streams().forEach(stream -> counts.put(stream, 0L));
    rows.forEach(
        row -> counts.merge(row.bin().wasteStream(), others.matches(row) ? 1L : 0L, Long::sum));
    return counts;
  }

  private static Optional<BinFilter.Narrowing> narrowest(List<BinRow> rows, BinFilter filter) {
    Map<BinFilter.Narrowing, Long> alone =
        filter.narrowings().stream()
            .collect(Collectors.toMap(Function.identity(), one -> count(rows, one.alone())));
    return filter.narrowings().stream()
        .min(Comparator.comparing(one -> alone.getOrDefault(one, 0L)));
  }

  private static long count(List<BinRow> rows, BinFilter filter) {
    return rows.stream().filter(filter::matches).count();
  }

  private static int pages(int rows) {
    return Math.max(1, Math.ceilDiv(rows, ROWS));
  }

  /** How many bins are shown, of how many if that differs. */
  public String words() {
    if (matching.size() == all) {
      return String.format(Locale.ROOT, "%,d", all);
    }
    String verb = matching.isEmpty() ? " match" : "";
    return String.format(Locale.ROOT, "%,d of %,d%s", matching.size(), all, verb);
  }

  /** How many pages the list has, at least one. */
  public int pages() {
    return pages(matching.size());
  }

  /** The rows of this page. */
  public List<BinRow> shown() {
    int from = (page - 1) * ROWS;
    return matching.subList(from, Math.min(from + ROWS, matching.size()));
  }

  /** Number of the first row of this page, from 1. */
  public int first() {
    return (page - 1) * ROWS + 1;
  }

  /** How many bins a state would show. */
  public long count(Band band) {
    return bands.getOrDefault(band, 0L);
  }
}
