package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlanOrder;
import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.bridge.exchange.ExportPlan;
import io.lucidbins.bridge.exchange.PlanFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Plans made and published by a running bridge. */
public final class DispatchDesk implements PlanDesk {
  private final PlanPickups pickups;
  private final Supplier<ExportPlan> export;
  private final InstantSource clock;
  private final LongSupplier nanos;

  /**
   * @param export writes plans, with what is known of the bins now
   * @param clock when plans are made and published
   * @param nanos elapsed time in nanoseconds: how long is searched
   */
  public DispatchDesk(
      PlanPickups pickups, Supplier<ExportPlan> export, InstantSource clock, LongSupplier nanos) {
    this.pickups = pickups;
    this.export = export;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public DayPlan plan(LocalDate day, Duration search) {
    return pickups.plan(PlanOrder.searching(day, search, nanos), clock.instant());
  }

  @Override
  public DayPlan publish(String id) {
    return pickups.publish(id, clock.instant());
  }

  @Override
  public Optional<DayPlan> plan(String id) {
    return pickups.plan(id);
  }

  @Override
  public Optional<DayPlan> latest() {
    return pickups.latest();
  }

  @Override
  public void write(DayPlan plan, PlanFormat format, OutputStream out) throws IOException {
    export.get().write(plan, format, out);
  }
}
