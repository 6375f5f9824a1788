package io.lucidbins.mocks;

import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.scenario.Action;
import io.lucidbins.mocks.scenario.Action.LidOpen;
import io.lucidbins.mocks.scenario.Range;
import io.lucidbins.mocks.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a scenario happen on a virtual Pi, from the present reading of its clock on. */
public final class ScenarioRun {
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
        case Action.I2cNack(int bus, int address, Duration time) ->
            (bus == 3 ? pi.cardBus() : pi.i2c()).nack(address, time);
        case Action.PartFault(Fault fault) -> pi.faults().make(fault);
        case Action.Tilt(int degrees, Duration time) ->
            lasting(time, () -> bin().tilt(degrees), bin()::upright);
        case Action.Upright _ -> bin().upright();
        case Action.Knock _ -> bin().knock();
        case Action.Fire(Duration time) ->
            lasting(time, () -> bin().fire(true), () -> bin().fire(false));
        case Action.Condensation _ -> bin().condensation();
        case Action.Sun(int percent) -> bin().sun(percent);
        case Action.Battery(int percent, Duration lasts) ->
            bin().battery(percent, lasts == null ? Duration.ZERO : lasts);
        case Action.Dirt(int percent) -> bin().dirt(1 - percent / 100.0);
        case Action.Cleaned _ -> bin().dirt(1);
        case Action.Handle(int millimetres, Duration time) ->
            lasting(time, () -> bin().handle(millimetres), bin()::noHandle);
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

  /** Something begins now and ends after {@code time}; null means that it goes on. */
  private void lasting(@Nullable Duration time, Runnable begin, Runnable end) {
    begin.run();
    if (time != null) {
      pi.clock().in(time, end);
    }
  }
}
