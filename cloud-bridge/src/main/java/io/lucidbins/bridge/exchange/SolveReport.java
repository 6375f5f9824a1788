package io.lucidbins.bridge.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code cloud-bridge solve} found, in the form in which programs read it.
 *
 * @param gapPercent over the best known cost, if that is known
 * @param iterations hot+cooling, as {@code --iterations} takes it to repeat the run
 * @param iterationCount all that ran
 * @param cut whether the run was stopped before its end because the machine slowed down
 * @param peakHeapBytes the most that the heap held, garbage included
 * @param feasible verdict of the independent checker
 * @param violations what the checker found, in words
 */
@JsonPropertyOrder({"instance", "seed", "cost", "best", "gapPercent", "feasible"})
public record SolveReport(
    String instance,
    long seed,
    long cost,
    OptionalLong best,
    OptionalDouble gapPercent,
    int vehicles,
    List<List<String>> routes,
    List<String> unserved,
    String iterations,
    long iterationCount,
    boolean cut,
    double cpuSeconds,
    double wallSeconds,
    long peakHeapBytes,
    boolean feasible,
    List<String> violations) {

  public SolveReport {
    routes = routes.stream().map(List::copyOf).toList();
    unserved = List.copyOf(unserved);
    violations = List.copyOf(violations);
  }

  /** One JSON object; what is not known is left out. */
  public String json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .build()
        .writeValueAsString(this);
  }
}
