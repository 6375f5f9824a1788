package io.lucidbins.routing.search;

import io.lucidbins.routing.Cost;
import java.util.SplittableRandom;

/**
 * One chain of simulated annealing: ruin, recreate, accept or undo, record the best. A worse plan
 * is accepted if it is worse by less than an exponential draw at the temperature, which falls
 * geometrically, as {@link Temperatures} says.
 */
final class Annealing {
  private final Tours tours;
  private final Saved saved;
  private final Ruin ruin;
  private final Recreate recreate;
  private final SplittableRandom random;
  private final BestTours best;
  private final Observer observer;
  private long done;

  Annealing(ProblemArrays p, Neighbours neighbours, SplittableRandom random, Observer observer) {
    this.random = random;
    this.observer = observer;
    tours = new Tours(p);
    saved = new Saved(p, tours);
    ruin = new Ruin(p, tours, neighbours, saved, random);
    recreate = new Recreate(p, tours, neighbours, saved, random);
    best = new BestTours(p);
  }

  /** Inserts every stop into empty trucks; the plan from which the chain starts. */
  Tours firstPlan() {
    saved.begin();
    recreate.run(PrizeFactor.FIRST_PERMILLE);
    recordBest();
    return tours;
  }

  /** Runs iterations at one temperature, with prizes as at the start. */
  void hot(long iterations, double temperature) {
    for (long i = 0; i < iterations; i++) {
      step(temperature, PrizeFactor.FIRST_PERMILLE);
    }
  }

  /** Runs the cooling from iteration {@code from} to {@code to} of a schedule. */
  void cool(Temperatures temperatures, long from, long to, long cooling) {
    double temperature = temperatures.at(from, cooling);
    for (long i = from; i < to; i++) {
      if (i % Temperatures.PLATEAU == 0) {
        temperature = temperatures.at(i, cooling);
      }
      step(temperature, PrizeFactor.permille(i, cooling));
    }
  }

  private void step(double temperature, int prizePermille) {
    long before = tours.objective(prizePermille);
    saved.begin();
    ruin.run();
    recreate.run(prizePermille);
    done++;
    recordBest();
    double worseAllowed = -temperature * StrictMath.log(1 - random.nextDouble());
    if (tours.objective(prizePermille) >= before + worseAllowed) {
      saved.undo();
    }
  }

  private void recordBest() {
    if (best.offer(tours)) {
      observer.improved(done, new Cost(best.objective()));
    }
  }

  BestTours best() {
    return best;
  }
}
