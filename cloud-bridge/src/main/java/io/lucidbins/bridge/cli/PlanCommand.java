package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.dispatch.PlanOrder;
import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.routing.search.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes a plan and keeps it as a draft; its subcommands show and publish. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = {
      "Plans a day and keeps the plan as a draft; the drivers' plan stays until one is published.",
      "Works beside a running bridge as well as without one.",
      "Exit codes: 2 usage or nothing to plan, 3 the checker refuses the plan, 4 store."
    },
    subcommands = {PlanShowCommand.class, PlanPublishCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PlanCommand implements Callable<Integer> {
  private static final double SHORTEST_SECONDS = 0.001;

  @Mixin private PlanStore store;

  @Option(
      names = "--day",
      paramLabel = "D",
      description = "The day: today, tomorrow, or a date such as 2026-11-23.")
  private @Nullable String day;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long to search; default ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the search; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--without",
      paramLabel = "VEHICLE",
      description = "A vehicle that is off; may be given more than once.")
  private List<String> without = List.of();

  @Override
  public Integer call() {
    var budget = new Budget.Time(length(), System::nanoTime);
    return store.with((pickups, now, zone) -> plan(pickups, now, zone, budget));
  }

  private int plan(PlanPickups pickups, Instant now, ZoneId zone, Budget budget) {
    var order =
        new PlanOrder(date(now.atZone(zone).toLocalDate()), seed, budget, new HashSet<>(without));
    var progress = PlanProgress.onTerminal(store.err(), length(), System::nanoTime);
    var plan = pickups.plan(order, now, progress);
    progress.end();
    store.out().print(new PlanText(zone).summary(plan));
    store.out().printf("%nPublish it with: cloud-bridge plan publish %s%n", plan.id());
    return ExitCodes.DONE;
  }

  private Duration length() {
    double most = Budget.MAX_TIME.toSeconds();
    if (!(seconds >= SHORTEST_SECONDS && seconds <= most)) {
      throw bad("--seconds %s: expected 0.001 to %.0f".formatted(seconds, most));
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private LocalDate date(LocalDate today) {
    if (day == null) {
      throw bad("say which day: --day today, --day tomorrow or --day " + today.plusDays(2));
    }
    return switch (day.toLowerCase(Locale.ROOT)) {
      case "today" -> today;
      case "tomorrow" -> today.plusDays(1);
      default -> isoDate(day, today);
    };
  }

  private LocalDate isoDate(String text, LocalDate today) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw bad("--day " + text + ": expected today, tomorrow, or a date such as " + today);
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(store.commandLine(), message);
  }
}
