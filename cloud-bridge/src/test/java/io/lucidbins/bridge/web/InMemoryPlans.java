package io.lucidbins.bridge.web;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.exchange.ExportPlan;
import io.lucidbins.bridge.exchange.PlanFormat;
import io.lucidbins.bridge.fleet.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans that a test makes, and a desk that plans for as long as the test wants. */
final class InMemoryPlans implements PlanDesk {
  final List<DayPlan> plans = new CopyOnWriteArrayList<>();
  final Semaphore mayFinish = new Semaphore(0);
  private final Instant now;
  volatile @Nullable Supplier<RuntimeException> failure;

  InMemoryPlans(Instant now) {
    this.now = now;
  }

  static DayPlan draft(LocalDate day, int version, Instant madeAt) {
    return new DayPlan(
        day + "." + version,
        day,
        version,
        madeAt,
        Optional.empty(),
        new DayPlan.Origin("00".repeat(32), 1, "10+90", "checked", "estimate"),
        List.of(),
        List.of());
  }

  @Override
  public DayPlan plan(LocalDate day, Duration search) {
    mayFinish.acquireUninterruptibly();
    Supplier<RuntimeException> broken = failure;
    if (broken != null) {
      throw broken.get();
    }
    var draft = draft(day, plans.size() + 1, now);
    plans.add(draft);
    return draft;
  }

  @Override
  public DayPlan publish(String id) {
    DayPlan draft = plan(id).orElseThrow(() -> new IllegalStateException("no plan " + id));
    var published =
        new DayPlan(
            draft.id(),
            draft.day(),
            draft.version(),
            draft.madeAt(),
            Optional.of(now),
            draft.origin(),
            draft.routes(),
            draft.unserved());
    plans.set(plans.indexOf(draft), published);
    return published;
  }

  @Override
  public Optional<DayPlan> plan(String id) {
    return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  @Override
  public Optional<DayPlan> latest() {
    return plans.isEmpty() ? Optional.empty() : Optional.of(plans.getLast());
  }

  @Override
  public void write(DayPlan plan, PlanFormat format, OutputStream out) throws IOException {
    new ExportPlan(new TenantId("demo"), ZoneOffset.UTC, Map.of()).write(plan, format, out);
  }
}
