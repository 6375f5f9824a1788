package io.lucidbins.routing.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A {@code .sol} file: {@code Route #1: 5 3 8} lines and a {@code Cost 27591} line.
 *
 * @param routes customers by name, in order
 * @param cost empty if the file has no such line
 */
public record PublishedSolution(List<List<String>> routes, OptionalLong cost) {
  private static final Pattern ROUTE = Pattern.compile("route\\s*#?\\s*\\d+\\s*:(.*)");
  private static final Pattern COST = Pattern.compile("cost\\s*:?\\s*(\\d{1,18})(\\.0*)?");

  /**
   * Reads the text of a solution file; other lines are remarks.
   *
   * @throws BadInstance if a line that begins with Cost has no whole number, or there are neither
   *     routes nor a cost
   */
  public static PublishedSolution parse(String text) {
    var routes = new ArrayList<List<String>>();
    var cost = OptionalLong.empty();
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.strip().toLowerCase(Locale.ROOT);
      var route = ROUTE.matcher(line);
      if (route.matches()) {
        String stops = route.group(1).strip();
        routes.add(stops.isEmpty() ? List.of() : List.of(stops.split("\\s+")));
      } else if (line.startsWith("cost")) {
        var value = COST.matcher(line);
        if (!value.matches()) {
          throw new BadInstance(
              "line %d: \"%s\"; expected Cost and a whole number"
                  .formatted(number, VrplibText.cut(raw.strip())));
        }
        cost = OptionalLong.of(Long.parseLong(value.group(1)));
      }
    }
    if (routes.isEmpty() && cost.isEmpty()) {
      throw new BadInstance("no line Route #n: ... and no line Cost n: this is no solution file");
    }
    return new PublishedSolution(routes, cost);
  }
}
