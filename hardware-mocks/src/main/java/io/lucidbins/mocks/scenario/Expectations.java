package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.scenario.Scenario.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks what a scenario expects: whoever runs it says which events came, and asks in the end.
 * Expectations of the same event count: the second one of a name needs two events. Callable from
 * any thread.
 */
public final class Expectations {
  private final List<Expectation> expected;
  private final Map<String, List<Duration>> seen = new HashMap<>();

  private Expectations(List<Expectation> expected) {
    this.expected = expected;
  }

  public static Expectations of(Scenario scenario) {
    return new Expectations(
        scenario.expectations().stream().sorted(Comparator.comparing(Expectation::by)).toList());
  }

  /**
   * An event came.
   *
   * @param name as scenarios write it
   * @param at offset from the start of the scenario
   */
  public synchronized void event(String name, Duration at) {
    seen.computeIfAbsent(name, _ -> new ArrayList<>()).add(at);
  }

  /** What should have come by {@code now} and did not, in the order of time. */
  public synchronized List<Expectation> unmet(Duration now) {
    Map<String, Integer> needed = new HashMap<>();
    List<Expectation> unmet = new ArrayList<>();
    for (Expectation expectation : expected) {
      int count = needed.merge(expectation.event(), 1, Integer::sum);
      if (expectation.by().compareTo(now) <= 0 && count > inTime(expectation)) {
        unmet.add(expectation);
      }
    }
    return unmet;
  }

  private long inTime(Expectation expectation) {
    return seen.getOrDefault(expectation.event(), List.of()).stream()
        .filter(at -> at.compareTo(expectation.by()) <= 0)
        .count();
  }

  /**
   * Fails if something did not come.
   *
   * @throws AssertionError that names what, and what came instead
   */
  public synchronized void verify() {
    List<Expectation> unmet = unmet(Duration.ofSeconds(Long.MAX_VALUE));
    if (!unmet.isEmpty()) {
      throw new AssertionError(
          "not met:\n- "
              + unmet.stream().map(Expectation::toString).collect(Collectors.joining("\n- "))
              + "\nevents that came: "
              + came());
    }
  }

  private String came() {
    return seen.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(at -> Map.entry(at, entry.getKey())))
        .sorted(Map.Entry.comparingByKey())
        .map(event -> Times.offset(event.getKey()) + " " + event.getValue())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
