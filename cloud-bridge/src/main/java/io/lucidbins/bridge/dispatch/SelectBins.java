package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Schedule;
import io.lucidbins.bridge.forecast.FillForecast;
import io.lucidbins.routing.Cost;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says for each bin whether it is to be emptied on the day: a must if skipping it would almost
 * certainly overflow or break its age limit, otherwise a prize of the money an overflow is worth
 * times its chance.
 */
final class SelectBins {
  /** From this chance of overflowing on, a bin is a must. */
  static final double MUST_FROM = 0.99;

  /** Below this chance there is no reason to look at the bin. */
  static final double WORTHWHILE_FROM = 0.05;

  private static final int GRAMS_PER_LITRE_UNKNOWN = 100;
  private static final int PERMILLE = 1000;

  /** Density as it lies in the bin, in grams per litre, where nobody has weighed it. */
  private static final Map<String, Integer> GRAMS_PER_LITRE =
      Map.of("paper", 60, "glass", 300, "organic", 350, "plastic", 30, "residual", 120);

  private final DispatchSettings settings;
  private final PlanningDay day;

  SelectBins(DispatchSettings settings, PlanningDay day) {
    this.settings = settings;
    this.day = day;
  }

  /**
   * @param forecast empty if the bin has not reported a level
   * @param lastEmptied the newest emptying that is known
   */
  Need need(Bin bin, Optional<FillForecast> forecast, Optional<Instant> lastEmptied) {
    if (bin.position().isEmpty()) {
      return unplannable(
          bin, LeftOutKind.NO_POSITION, "Nobody has said yet where it stands: give it a position.");
    }
    var schedule = bin.collection().schedule();
    if (schedule.isPresent()) {
      return scheduled(bin, schedule.get(), forecast);
    }
    if (bin.volumeLitres() == 0) {
      return unplannable(
          bin, LeftOutKind.NO_VOLUME, "Nobody has said yet how large it is: give it a volume.");
    }
    if (forecast.isEmpty()) {
      return unplannable(bin, LeftOutKind.NO_LEVEL, "It has not reported a level yet.");
    }
    return need(bin, forecast.get(), lastEmptied);
  }

  /** Its day is what counts; a level tells how much is in it, if it is known. */
  private Need scheduled(Bin bin, Schedule schedule, Optional<FillForecast> forecast) {
    if (!schedule.days().contains(day.date().getDayOfWeek())) {
      return new Need.NotYet(bin);
    }
    var known = forecast.filter(_ -> bin.volumeLitres() > 0);
    var amount = known.map(levels -> amount(bin, levels)).orElseGet(() -> expected(bin, schedule));
    boolean weighed = known.isPresent() || schedule.grams() > 0;
    var reason =
        new Reason(
            ReasonKind.SCHEDULE,
            known.map(levels -> levels.pFullBy(day.nextChance())).orElse(0.0),
            known.map(this::percent).orElse(0),
            "Collected %s; %s expected."
                .formatted(ScheduleWords.days(schedule), told(amount, weighed)));
    return new Need.Due(bin, amount, reason);
  }

  /** What people expect; what they do not say follows from the other by the stream's density. */
  private static Need.Amount expected(Bin bin, Schedule schedule) {
    int density = gramsPerLitre(bin);
    int litres =
        schedule.litres() > 0 ? schedule.litres() : Math.ceilDiv(schedule.grams(), density);
    long grams = schedule.grams() > 0 ? schedule.grams() : (long) schedule.litres() * density;
    return new Need.Amount(litres, Math.toIntExact(grams));
  }

  private static int gramsPerLitre(Bin bin) {
    return GRAMS_PER_LITRE.getOrDefault(bin.wasteStream().code(), GRAMS_PER_LITRE_UNKNOWN);
  }

  private static String told(Need.Amount amount, boolean weighed) {
    return weighed ? Math.ceilDiv(amount.grams(), 1000) + " kg" : amount.litres() + " l";
  }

  private static Need unplannable(Bin bin, LeftOutKind why, String sentence) {
    return new Need.Unplannable(bin, why, sentence);
  }

  private Need need(Bin bin, FillForecast forecast, Optional<Instant> lastEmptied) {
    double chance = forecast.pFullBy(day.nextChance());
    var amount = amount(bin, forecast);
    int percent = percent(forecast);
    var age = lastEmptied.flatMap(at -> tooOld(bin, at));
    if (chance >= MUST_FROM) {
      return new Need.Due(bin, amount, fullness(chance, percent));
    }
    if (age.isPresent()) {
      return new Need.Due(bin, amount, new Reason(ReasonKind.AGE, chance, percent, age.get()));
    }
    if (chance < WORTHWHILE_FROM) {
      return new Need.NotYet(bin);
    }
    long prize = (long) (chance * settings.perOverflow().value());
    return new Need.Worthwhile(bin, amount, fullness(chance, percent), new Cost(prize));
  }

  /** The sentence, if the age limit passes before the next chance. */
  private Optional<String> tooOld(Bin bin, Instant emptied) {
    var limit = settings.ageLimits().get(bin.wasteStream().code());
    if (limit == null || emptied.plus(limit).isAfter(day.nextChance())) {
      return Optional.empty();
    }
    return Optional.of(
        "%s, last emptied %s ago; the limit is %s."
            .formatted(
                capital(bin.wasteStream().code()),
                inWords(Duration.between(emptied, day.now())),
                inWords(limit)));
  }

  private Reason fullness(double chance, int percent) {
    if (percent >= 100) {
      return new Reason(ReasonKind.FULLNESS, chance, percent, "Full now.");
    }
    // A chance is never told as certain while it is not.
    long told = Math.clamp(Math.round(100 * chance), 0, 99);
    return new Reason(
        ReasonKind.FULLNESS,
        chance,
        percent,
        "%d %% now, %d %% chance of overflowing before %s's round."
            .formatted(percent, told, nextDayName()));
  }

  private String nextDayName() {
    return day.next().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private int percent(FillForecast forecast) {
    return (int) (forecast.expectedPermille(later(forecast, day.now())) / 10);
  }

  /** The median amount at the middle of the day's round; a heaped bin holds what it holds. */
  private Need.Amount amount(Bin bin, FillForecast forecast) {
    double permille = forecast.levelQuantile(0.5, later(forecast, day.middle()));
    int litres = (int) Math.ceil(permille * bin.volumeLitres() / PERMILLE);
    return new Need.Amount(litres, Math.multiplyExact(litres, gramsPerLitre(bin)));
  }

  /** A bin's clock may run ahead of ours; a forecast never looks back behind its level. */
  private static Instant later(FillForecast forecast, Instant time) {
    return time.isBefore(forecast.from().at()) ? forecast.from().at() : time;
  }

  private static String inWords(Duration duration) {
    return duration.toDays() >= 1
        ? duration.toDays() + (duration.toDays() == 1 ? " day" : " days")
        : duration.toHours() + (duration.toHours() == 1 ? " hour" : " hours");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
