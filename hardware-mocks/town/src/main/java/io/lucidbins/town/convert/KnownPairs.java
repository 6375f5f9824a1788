package io.lucidbins.town.convert;

import io.lucidbins.town.convert.Montevideo.Leg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the matrix of a case says about the places that its files list.
 *
 * @param legs one a pair, in the order of the file
 * @param strangers nodes of the matrix that no file lists; their lines are left out
 * @param strangeLines lines that name one
 * @param repeated lines that say again what one before said
 * @param selves lines from a place to itself
 */
record KnownPairs(
    List<Leg> legs, Set<String> strangers, int strangeLines, int repeated, int selves) {
  KnownPairs {
    legs = List.copyOf(legs);
    strangers = Set.copyOf(strangers);
  }

  /**
   * Sorts the lines out.
   *
   * @throws BadCaseException if two lines contradict each other
   */
  static KnownPairs of(List<Leg> all, Set<String> listed) {
    Map<List<String>, Leg> pairs = new LinkedHashMap<>();
    Set<String> strangers = new TreeSet<>();
    List<Fault> faults = new ArrayList<>();
    int strange = 0;
    int selves = 0;
    for (Leg leg : all) {
      if (!listed.contains(leg.from()) || !listed.contains(leg.to())) {
        strangers.addAll(List.of(leg.from(), leg.to()));
        strange++;
      } else if (leg.from().equals(leg.to())) {
        selves++;
      } else {
        Leg first = pairs.computeIfAbsent(List.of(leg.from(), leg.to()), _ -> leg);
        contradiction(first, leg, faults);
      }
    }
    if (!faults.isEmpty()) {
      throw new BadCaseException(faults);
    }
    strangers.removeAll(listed);
    int repeated = all.size() - strange - selves - pairs.size();
    return new KnownPairs(new ArrayList<>(pairs.values()), strangers, strange, repeated, selves);
  }

  private static void contradiction(Leg before, Leg leg, List<Fault> faults) {
    if (before.minutes().compareTo(leg.minutes()) != 0) {
      String said = before.minutes() + " minutes as in line " + before.line();
      faults.add(new Fault(leg.file(), leg.line(), leg.minutes().toString(), said));
    }
  }

  /** Places of which no line tells how to reach or leave them. */
  List<String> unconnected(Set<String> listed) {
    Set<String> absent = new TreeSet<>(listed);
    legs.forEach(leg -> absent.removeAll(Set.of(leg.from(), leg.to())));
    return List.copyOf(absent);
  }
}
