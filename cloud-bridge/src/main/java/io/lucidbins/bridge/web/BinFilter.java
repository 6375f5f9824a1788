package io.lucidbins.bridge.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which bins are shown. What is empty or false does not narrow; several states or streams widen
 * each other, everything else narrows further.
 *
 * @param stale only bins whose last reading is old
 * @param online only connected ones, or only those with an agent that are not
 * @param planned only bins that the plan goes to
 * @param text words that name, id or stream must all contain, whatever their case
 */
public record BinFilter(
    Set<Band> states,
    Set<String> streams,
    boolean stale,
    Optional<Boolean> online,
    Optional<Urgency> urgent,
    boolean planned,
    String text) {

  /** Every bin. */
  public static final BinFilter ALL =
      new BinFilter(Set.of(), Set.of(), false, Optional.empty(), Optional.empty(), false, "");

  public BinFilter {
    states = states.isEmpty() ? Set.of() : Set.copyOf(states);
    streams = Set.copyOf(streams);
    text = text.strip();
  }

  boolean matches(BinRow row) {
    BinView bin = row.bin();
    return (states.isEmpty() || states.contains(bin.state()))
        && (streams.isEmpty() || streams.contains(bin.wasteStream()))
        && (!stale || bin.stale())
        && (online.isEmpty() || isConnected(bin, online.get()))
        && (urgent.isEmpty() || urgent.equals(row.urgent()))
        && (!planned || row.planned())
        && (text.isEmpty() || hasWords(bin));
  }

  /** A bin without an agent is neither online nor offline. */
  private static boolean isConnected(BinView bin, boolean connected) {
    return bin.lastHeardAt().isPresent() && bin.online() == connected;
  }

  private boolean hasWords(BinView bin) {
    String all = lower(bin.name() + '\n' + bin.id() + '\n' + bin.wasteStream());
    return Arrays.stream(lower(text).split("\\s+")).allMatch(all::contains);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether every bin is shown. */
  public boolean isOpen() {
    return equals(ALL);
  }

  /** The same with the state chosen, or no longer chosen if it was. */
  public BinFilter toggling(Band state) {
    var next = EnumSet.noneOf(Band.class);
    next.addAll(states);
    if (!next.remove(state)) {
      next.add(state);
    }
    return with(next);
  }

  /** The same with the stream chosen, or no longer chosen if it was. */
  public BinFilter toggling(String stream) {
    var next = new TreeSet<>(streams);
    if (!next.remove(stream)) {
      next.add(stream);
    }
    return new BinFilter(states, next, stale, online, urgent, planned, text);
  }

  /** The same with only old readings, or with all of them. */
  public BinFilter togglingStale() {
    return new BinFilter(states, streams, !stale, online, urgent, planned, text);
  }

  /** The same without bins that are not connected, or back; nothing else if it was so. */
  public BinFilter toggling(boolean connected) {
    Optional<Boolean> asked = Optional.of(connected);
    Optional<Boolean> next = online.equals(asked) ? Optional.empty() : asked;
    return new BinFilter(states, streams, stale, next, urgent, planned, text);
  }

  /** The same for one day, or for any if it was that one. */
  public BinFilter toggling(Urgency day) {
    Optional<Urgency> asked = Optional.of(day);
    Optional<Urgency> next = urgent.equals(asked) ? Optional.empty() : asked;
    return new BinFilter(states, streams, stale, online, next, planned, text);
  }

  /** The same with only planned bins, or with all of them. */
  public BinFilter togglingPlanned() {
    return new BinFilter(states, streams, stale, online, urgent, !planned, text);
  }

  BinFilter with(Set<Band> otherStates) {
    return new BinFilter(otherStates, streams, stale, online, urgent, planned, text);
  }

  BinFilter anyStream() {
    return new BinFilter(states, Set.of(), stale, online, urgent, planned, text);
  }

  BinFilter anyAge() {
    return new BinFilter(states, streams, false, online, urgent, planned, text);
  }

  /** The same without a search text. */
  public BinFilter anyText() {
    return new BinFilter(states, streams, stale, online, urgent, planned, "");
  }

  /**
   * One of the conditions in force.
   *
   * @param words what the page calls it
   * @param alone the filter that has only this condition
   * @param without the filter that has all others
   */
  public record Narrowing(String words, BinFilter alone, BinFilter without) {}

  /** The conditions in force, each by itself. */
  List<Narrowing> narrowings() {
    var found = new ArrayList<Narrowing>();
    if (!states.isEmpty()) {
      String words = states.stream().sorted().map(Band::word).collect(Collectors.joining(" or "));
      found.add(new Narrowing("state: " + words, ALL.with(states), with(Set.of())));
    }
    if (!streams.isEmpty()) {
      String words =
          streams.stream().sorted().map(Wording::words).collect(Collectors.joining(" or "));
      var alone =
          new BinFilter(Set.of(), streams, false, Optional.empty(), Optional.empty(), false, "");
      found.add(new Narrowing("stream: " + words, alone, anyStream()));
    }
    if (stale) {
      found.add(new Narrowing("stale", ALL.togglingStale(), anyAge()));
    }
    online.ifPresent(
        is -> found.add(new Narrowing(is ? "online" : "offline", ALL.toggling(is), toggling(is))));
    urgent.ifPresent(
        day -> found.add(new Narrowing("urgent " + day.words(), ALL.toggling(day), toggling(day))));
    if (planned) {
      found.add(new Narrowing("in the plan", ALL.togglingPlanned(), togglingPlanned()));
    }
    if (!text.isEmpty()) {
      var alone =
          new BinFilter(Set.of(), Set.of(), false, Optional.empty(), Optional.empty(), false, text);
      found.add(new Narrowing("“" + text + "”", alone, anyText()));
    }
    return List.copyOf(found);
  }
}
