package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the list of bins can be sorted; ties go by id, so that a page never jumps by chance. */
public enum BinOrder {
  /** By band, then by level. */
  URGENCY("most urgent first"),
  /** Fullest first, bins without a reading last. */
  LEVEL("fullest first"),
  /** By name. */
  NAME("by name"),
  /** Silent ones first. */
  SEEN("longest silent first");

  private final String words;

  BinOrder(String words) {
    this.words = words;
  }

  /** What the list says about its order. */
  public String words() {
    return words;
  }

  /** The value of the parameter {@code sort}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<BinRow> sort(List<BinRow> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(BinRow::bin, comparator().thenComparing(BinView::id)))
        .toList();
  }

  private Comparator<BinView> comparator() {
    return switch (this) {
      case URGENCY ->
          Comparator.comparing(BinView::state).thenComparing(BinOrder::level).reversed();
      case LEVEL -> Comparator.comparing(BinOrder::level).reversed();
      case NAME -> Comparator.comparing(BinView::name);
      case SEEN -> Comparator.comparing(bin -> bin.lastHeardAt().orElse(Instant.EPOCH));
    };
  }

  private static double level(BinView bin) {
    return bin.levelPercent().orElse(-1);
  }

  static Optional<BinOrder> of(String code) {
    return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
  }

  static String allCodes() {
    return Arrays.stream(values()).map(BinOrder::code).collect(Collectors.joining(", "));
  }
}
