package io.lucidbins.mocks;

import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.scenario.Action;
import io.lucidbins.mocks.scenario.Action.LidOpen;
import io.lucidbins.mocks.scenario.Range;
import io.lucidbins.mocks.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a scenario happen on a virtual Pi, from the present reading of its clock on. */
public final class ScenarioRun {
  private static final Duration FOR_GOOD = Duration.ofDays(3_650);
  private static final Duration PERSON = Duration.ofSeconds(4);

  private final VirtualPi pi;
  private final boolean slot;

  private ScenarioRun(VirtualPi pi, boolean slot) {
    this.pi = pi;
    this.slot = slot;
  }

  /** Schedules everything that happens; returns at once. */
  public static void start(Scenario scenario, VirtualPi pi) {
    ScenarioRun run = new ScenarioRun(pi, scenario.bin().slot());
    long origin = pi.clock().nanos();
    for (var happening : scenario.happenings()) {
      for (Duration time : happening.when().times()) {
        pi.clock().at(origin + time.toNanos(), () -> run.happen(happening.actions()));
      }
    }
  }

  /** What one line says: a visit in the order of its words, and what happens beside it. */
  private void happen(List<Action> actions) {
    var visit = pi.visitors().visit();
    List<Runnable> inside = new ArrayList<>();
    Duration lid = null;
    for (Action action : actions) {
      switch (action) {
        case Action.Card card -> visit.card(card.bytes());
        case LidOpen(Duration time) -> lid = time;
        case Action.Deposit(var material, Range grams) ->
            inside.add(() -> bin().drop(material, any(grams)));
        case Action.TakeOut(Range grams) -> inside.add(() -> bin().takeOut(any(grams)));
        case Action.Emptied _ -> pi.visitors().emptied();
        case Action.Lean(int grams, Duration time) -> lean(grams, time);
        case Action.AirIs(var air) -> bin().air(air);
        case Action.I2cNack(int _, int address, Duration time) -> pi.faults().nack(address, time);
        case Action.PartFault fault -> fail(fault);
      }
    }
    Runnable[] all = inside.toArray(Runnable[]::new);
    if (lid != null || (!slot && all.length > 0)) {
      visit.lid(lid == null ? PERSON : lid, all);
    } else if (all.length > 0) {
      visit.meanwhile(PERSON, all);
    }
    visit.go();
  }

  private Bin bin() {
    return pi.bin();
  }

  private int any(Range grams) {
    return pi.visitors().between(grams.low(), grams.high());
  }

  private void lean(int grams, Duration time) {
    bin().lean(grams);
    pi.clock().in(time, () -> bin().lean(0));
  }

  private void fail(Action.PartFault fault) {
    Duration time = fault.time() == null ? FOR_GOOD : fault.time();
    switch (fault.fault()) {
      case STUCK -> pi.faults().stuck(fault.part(), time);
      case ABSENT -> pi.faults().absent(fault.part(), time);
      case WRONG_CHIP -> pi.faults().wrongChip(fault.part());
    }
  }
}
