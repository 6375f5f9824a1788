package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole state of the planner's page, as its address holds it: a link shows a colleague the
 * same.
 *
 * @param page of the list, from 1
 * @param bin whose drawer is open
 */
public record Address(BinFilter filter, BinOrder order, int page, Optional<String> bin) {
  /** The longest search text, in characters. */
  public static final int MAX_TEXT = 100;

  /** The last page of the list that can be asked for. */
  public static final int MAX_PAGE = 100_000;

  private static final List<String> PARAMETERS =
      List.of(
          "state", "stream", "stale", "online", "urgent", "planned", "q", "sort", "page", "bin");

  /** The page as it opens. */
  public static final Address START =
      new Address(BinFilter.ALL, BinOrder.URGENCY, 1, Optional.empty());

  /**
   * What the request asks for; refuses what is unknown or has an unknown value.
   *
   * @param others names of parameters that somebody else reads
   */
  static Address of(Context ctx, String... others) {
    var known = Stream.concat(PARAMETERS.stream(), Arrays.stream(others));
    var parameters = Parameters.of(ctx, known.toArray(String[]::new));
    var states = EnumSet.noneOf(Band.class);
    parameters.all("state").forEach(text -> states.add(band(text)));
    var filter =
        new BinFilter(
            states,
            new TreeSet<>(parameters.all("stream")),
            parameters.flag("stale").orElse(false),
            parameters.flag("online"),
            parameters.text("urgent").map(Address::urgency),
            parameters.flag("planned").orElse(false),
            parameters.shortText("q", MAX_TEXT).orElse(""));
    return new Address(
        filter,
        parameters.text("sort").map(Address::order).orElse(BinOrder.URGENCY),
        parameters.number("page", 1, MAX_PAGE, 1),
        parameters.text("bin").filter(bin -> !bin.isEmpty()));
  }

  private static Band band(String text) {
    return Arrays.stream(Band.values())
        .filter(band -> band.code().equals(text))
        .findFirst()
        .orElseThrow(() ->
            oneOf(
                "state",
                text,
                Arrays.stream(Band.values()).map(Band::code).collect(Collectors.joining(", "))));
  }

  private static Urgency urgency(String text) {
    return Urgency.of(text).orElseThrow(() -> oneOf("urgent", text, Urgency.allCodes()));
  }

  private static BinOrder order(String text) {
    return BinOrder.of(text).orElseThrow(() -> oneOf("sort", text, BinOrder.allCodes()));
  }

  private static Refusal oneOf(String name, String text, String codes) {
    return Refusal.parameter(name, "one of " + codes + " is needed, not \"" + text + "\"");
  }

  /** The same with other bins, from the first page on. */
  public Address filtered(BinFilter other) {
    return new Address(other, order, 1, bin);
  }

  /** The same in another order, from the first page on. */
  public Address sorted(BinOrder other) {
    return new Address(filter, other, 1, bin);
  }

  /** Another page of the same list. */
  public Address at(int otherPage) {
    return new Address(filter, order, otherPage, bin);
  }

  /** The same with the drawer of a bin. */
  public Address opening(String id) {
    return new Address(filter, order, page, Optional.of(id));
  }

  /** The same without a drawer. */
  public Address closed() {
    return new Address(filter, order, page, Optional.empty());
  }

  /** The address of the page. */
  public String link() {
    return to("/");
  }

  /** The same state at another path; what is as it opens is left out. */
  public String to(String path) {
    String query = query();
    return query.isEmpty() ? path : path + "?" + query;
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    filter.states().stream().sorted().forEach(state -> parts.add("state=" + state.code()));
    filter.streams().stream().sorted().forEach(stream -> parts.add("stream=" + encode(stream)));
    if (filter.stale()) {
      parts.add("stale=true");
    }
    filter.online().ifPresent(is -> parts.add("online=" + is));
    filter.urgent().ifPresent(day -> parts.add("urgent=" + day.code()));
    if (filter.planned()) {
      parts.add("planned=true");
    }
    if (!filter.text().isEmpty()) {
      parts.add("q=" + encode(filter.text()));
    }
    if (order != BinOrder.URGENCY) {
      parts.add("sort=" + order.code());
    }
    if (page > 1) {
      parts.add(String.format(Locale.ROOT, "page=%d", page));
    }
    bin.ifPresent(id -> parts.add("bin=" + encode(id)));
    return String.join("&", parts);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
