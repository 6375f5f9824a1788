package io.lucidbins.agent.deposit;

import io.lucidbins.agent.parts.CardsSettings;
import io.lucidbins.agent.parts.LevelSettings;
import io.lucidbins.agent.parts.PanelSettings;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.parts.SenseSettings;
import io.lucidbins.agent.parts.WeightSettings;
import io.lucidbins.device.Deposit;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.EventDetail.PartFailed;
import io.lucidbins.device.EventDetail.PartRecovered;
import io.lucidbins.device.Measurement;
import io.lucidbins.device.QualityFlag;
import io.lucidbins.device.Quantity;
import io.lucidbins.device.Sample;
import io.lucidbins.device.TenantKeyPair;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.VirtualPart;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One hour of a bin's life: a visitor every 3 min, and from 0:20 to 0:30 one fault of one part. It
 * tells what the agent reported, and what it believed although it was wrong.
 */
final class HourOfFault {
  private static final int VISITS_BEFORE = 6;
  private static final int VISITS = 20;
  private static final Duration VISIT = Duration.ofMinutes(3);
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final int GRAMS = 400;
  private static final byte[] CARD = {0x04, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66};
  private static final int WRONG_DEPOSIT_GRAMS = 60;
  private static final int WRONG_LEVEL_MM = 100;
  private static final int WRONG_GRAMS = 1_000;

  /** Wrong and said to be doubtful is not wrong. */
  private static final int DOUBTFUL_PERCENT = 50;

  /** What changes a value and leaves no other trace strikes some of the measurements only. */
  private static final Map<FaultKind, Double> SHARES =
      Map.of(FaultKind.BIT_FLIP, 0.05, FaultKind.CROSSTALK, 0.3);

  private final VirtualPart part;
  private final FaultKind kind;
  private final WatchedBin watched;
  private final List<Integer> truth = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int samplesSeen;
  private int missingValues;

  private HourOfFault(VirtualPart part, FaultKind kind, long seed) {
    this.part = part;
    this.kind = kind;
    this.watched = WatchedBin.with(seed, options(part), settings(part), binSettings(seed));
  }

  /** Card numbers are sealed, so that it shows whether a card was read. */
  private static BinWatchSettings binSettings(long seed) {
    BinWatchSettings usual = BinWatchSettings.defaults(WatchedBin.ID);
    var key = TenantKeyPair.generate((int) seed, new SecureRandom()).publicKey();
    return new BinWatchSettings(usual.bin(), usual.sampling(), usual.deposit().withTenantKey(key));
  }

  /**
   * What came of it.
   *
   * @param reports names of parts that were told to have failed, in order, with why
   * @param missing values that samples lack, of those that they should have
   * @param deposits told, of {@link #VISITS} made
   * @param cards read, where there is a reader
   * @param wrong what was believed and wrong
   * @param well whether at the end all parts work and all values are there
   */
  record Outcome(
      VirtualPart part,
      FaultKind kind,
      Set<String> reports,
      int missing,
      int deposits,
      OptionalLong cards,
      List<String> wrong,
      boolean well) {

    /** A line of the table. */
    String row() {
      return "| %s | %s | %s | %s | %d of %d%s | %s | %s |"
          .formatted(
              part.word(),
              kind.word(),
              reports.isEmpty() ? "-" : String.join("; ", reports),
              missing == 0 ? "-" : String.valueOf(missing),
              deposits,
              VISITS,
              cards.isEmpty() ? "" : ", " + cards.getAsLong() + " cards",
              wrong.isEmpty() ? "-" : String.join(", ", wrong),
              kind == FaultKind.WRONG_CHIP ? "for good" : well ? "yes" : "NO");
    }
  }

  /** Lives through the hour. */
  static Outcome of(VirtualPart part, FaultKind kind, long seed) throws InterruptedException {
    var hour = new HourOfFault(part, kind, seed);
    try (hour.watched) {
      return hour.live();
    }
  }

  private Outcome live() throws InterruptedException {
    watched.bin().drop(Material.GLASS, 20_000);
    if (kind == FaultKind.WRONG_CHIP) {
      begin(); // nobody swaps a chip while the bin runs
    }
    watched.run(Duration.ofMinutes(2));
    for (int i = 0; i < VISITS; i++) {
      if (i == VISITS_BEFORE && kind != FaultKind.WRONG_CHIP) {
        begin();
      }
      visit();
      watched.run(VISIT);
      judge();
    }
    List<EventDetail> events = watched.events();
    return new Outcome(
        part,
        kind,
        reports(events),
        missingValues,
        watched.deposits().size(),
        cards(),
        wrong,
        isWell());
  }

  private OptionalLong cards() {
    long read = watched.deposits().stream().filter(each -> each.credential().isPresent()).count();
    return withCards() ? OptionalLong.of(read) : OptionalLong.empty();
  }

  private void begin() {
    Fault fault = Fault.of(part, kind);
    if (SHARES.containsKey(kind)) {
      fault = fault.withProbability(SHARES.get(kind));
    }
    watched.pi.faults().make(lasts() ? fault.lasting(LASTS) : fault.once());
  }

  private boolean lasts() {
    return kind.lasting(part) != FaultKind.Lasting.MOMENT;
  }

  private void visit() {
    int grams = GRAMS + 10 * truth.size();
    truth.add(grams);
    watched.pi.visitors().deposit(withCards() ? CARD : null, Material.GLASS, grams);
  }

  private boolean withCards() {
    return switch (part) {
      case PN532_UART, PN532_I2C, I2C_3, BUTTON, LED_GREEN, LED_RED, BUZZER, SSD1306 -> true;
      default -> false;
    };
  }

  /** Looks at what the last visit brought. */
  private void judge() {
    List<Sample> samples = watched.samples();
    for (Sample sample : samples.subList(samplesSeen, samples.size())) {
      missingValues +=
          (int)
              sample.values().entrySet().stream()
                  .filter(each -> each.getValue() instanceof Measurement.Missing)
                  .count();
    }
    if (samples.size() > samplesSeen) {
      Sample newest = samples.getLast();
      check(newest, Quantity.LEVEL_MM, watched.bin().levelMm(), WRONG_LEVEL_MM);
      check(newest, Quantity.WEIGHT_GRAMS, (double) watched.bin().massGrams(), WRONG_GRAMS);
    }
    samplesSeen = samples.size();
    List<Deposit> deposits = watched.deposits();
    deposits.stream()
        .filter(deposit -> truth.stream().noneMatch(grams -> isNear(deposit, grams)))
        .map(deposit -> "deposit of " + deposit.netGrams() + " g")
        .filter(said -> !wrong.contains(said))
        .forEach(wrong::add);
    if (deposits.size() > truth.size()) {
      wrong.add("more deposits than visits");
    }
  }

  private static boolean isNear(Deposit deposit, int grams) {
    return Math.abs(deposit.netGrams() - grams) <= WRONG_DEPOSIT_GRAMS;
  }

  private void check(Sample sample, Quantity quantity, double truth, int most) {
    if (sample.values().get(quantity) instanceof Measurement.Value value
        && Math.abs(value.value() - truth) > most
        && value.quality().percent() > DOUBTFUL_PERCENT
        && !value.quality().flags().contains(QualityFlag.HELD)) {
      wrong.add(
          "%s %+d"
              .formatted(
                  quantity == Quantity.LEVEL_MM ? "mm" : "g", Math.round(value.value() - truth)));
    }
  }

  private static Set<String> reports(List<EventDetail> events) {
    Set<String> said = new LinkedHashSet<>();
    for (EventDetail event : events) {
      switch (event) {
        case PartFailed failed -> said.add(failed.part() + " " + failed.why());
        case PartRecovered recovered -> said.add(recovered.part() + " recovered");
        default -> said.add(event.getClass().getSimpleName());
      }
    }
    return said;
  }

  /** Every part that was told to have failed recovered, and the newest sample is complete. */
  private boolean isWell() {
    Set<String> failed = new LinkedHashSet<>();
    for (EventDetail event : watched.events()) {
      if (event instanceof PartFailed told) {
        failed.add(told.part());
      } else if (event instanceof PartRecovered told) {
        failed.remove(told.part());
      }
    }
    Sample newest = watched.samples().getLast();
    return failed.isEmpty()
        && newest.values().values().stream().allMatch(Measurement.Value.class::isInstance)
        && isNear(watched.deposits().getLast(), truth.getLast())
        && (!withCards() || watched.deposits().getLast().credential().isPresent());
  }

  private static VirtualPi.Options options(VirtualPart part) {
    return switch (part) {
      case MAXBOTIX -> VirtualPi.Options.REFERENCE.withMaxBotix();
      case JSN_SR04T -> VirtualPi.Options.REFERENCE.withJsn();
      default -> VirtualPi.Options.REFERENCE;
    };
  }

  /** The bin that has the part: a level and a weight always, all on one bus where it matters. */
  static PartsSettings settings(VirtualPart part) {
    PartsSettings all = PartsSettings.defaults().withSenses(senses(part));
    return switch (part) {
      case A02YYUW -> all.withLevel(LevelSettings.of(LevelSettings.Part.A02YYUW));
      case MAXBOTIX -> all.withLevel(LevelSettings.of(LevelSettings.Part.MAXBOTIX));
      case HC_SR04 -> all.withLevel(LevelSettings.of(LevelSettings.Part.HC_SR04));
      case JSN_SR04T -> all.withLevel(LevelSettings.of(LevelSettings.Part.JSN_SR04T));
      case SRF04_IIO -> all.withLevel(LevelSettings.of(LevelSettings.Part.SRF04_IIO));
      case VL53L0X_IIO -> all.withLevel(LevelSettings.of(LevelSettings.Part.VL53L0X_IIO));
      case HX711 -> all.withWeight(WeightSettings.of(WeightSettings.Part.HX711));
      case HX711_IIO -> all.withWeight(WeightSettings.of(WeightSettings.Part.HX711_IIO));
      case PN532_UART -> withPanel(all, CardsSettings.Part.PN532_UART);
      case PN532_I2C, I2C_3 -> withPanel(all, CardsSettings.Part.PN532_I2C);
      case BUTTON, LED_GREEN, LED_RED, BUZZER -> withPanel(all, CardsSettings.Part.PN532_UART);
      case SSD1306 -> withPanel(all, CardsSettings.Part.PN532_UART);
      case VL53L1X, NAU7802, TMP102, LIS3DH, ADS1115, LID, I2C_1, CLOCK -> all;
    };
  }

  private static PartsSettings withPanel(PartsSettings all, CardsSettings.Part cards) {
    return all.withPanel(PanelSettings.all()).withCards(CardsSettings.of(cards));
  }

  private static SenseSettings senses(VirtualPart part) {
    SenseSettings all = SenseSettings.all();
    var tilt = part == VirtualPart.LIS3DH ? all.tilt() : SenseSettings.TiltPart.NONE;
    return new SenseSettings(all.temperature(), tilt, all.tiltPin(), all.battery(), all.supply());
  }

  static String heading() {
    return """
    | part | fault | told | values missing | deposits | believed and wrong | well at 1:00 |
    |---|---|---|---|---|---|---|
    """;
  }
}
