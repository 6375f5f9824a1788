package io.lucidbins.agent.settings;

import io.lucidbins.agent.deposit.DepositSettings;
import io.lucidbins.agent.outbox.OutboxSettings;
import io.lucidbins.agent.parts.Acceleration;
import io.lucidbins.agent.sampling.Calibration;
import io.lucidbins.agent.sampling.SamplingSettings;
import io.lucidbins.agent.uplink.UplinkSettings;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Material;
import io.lucidbins.device.Outcome;
import io.lucidbins.device.TenantPublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads a settings file; the shipped {@code conf/edge-agent.toml} explains each key. */
public final class SettingsFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final long MEBIBYTE = 1L << 20;

  private SettingsFile() {}

  /**
   * Reads a file.
   *
   * @throws InvalidSettings with all that is wrong in it
   * @throws IOException if it cannot be read
   */
  public static AgentSettings read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is no settings file: it is larger than 1 MiB");
    }
    return parse(file, Files.readString(file));
  }

  static AgentSettings parse(Path file, String text) {
    TomlParseResult toml = Toml.parse(text);
    var problems = new ArrayList<SettingsProblem>();
    toml.errors()
        .forEach(error ->
            problems.add(
                new SettingsProblem(
                    error.position().line(),
                    error.position().column(),
                    String.valueOf(error.getMessage()))));
    if (!problems.isEmpty()) {
      throw new InvalidSettings(file, problems);
    }
    AgentSettings settings = compose(new Section(toml, "", problems));
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparingInt(SettingsProblem::line).thenComparingInt(SettingsProblem::column));
      throw new InvalidSettings(file, problems);
    }
    return settings;
  }

  private static AgentSettings compose(Section root) {
    var settings =
        new AgentSettings(
            root.check(() -> bin(root), null),
            PartsSection.read(root.section("parts")),
            sampling(root.section("sampling"), root.section("calibration")),
            deposit(root.section("deposit")),
            outbox(root.section("outbox")),
            uplink(root.section("uplink")));
    root.refuseUnknown();
    return settings;
  }

  private static @Nullable BinId bin(Section root) {
    String name = root.text("bin", "");
    return name.isEmpty() ? null : new BinId(name);
  }

  private static SamplingSettings sampling(Section section, Section bin) {
    SamplingSettings defaults = SamplingSettings.defaults();
    Calibration calibration = calibration(bin);
    var interval = section.duration("interval", defaults.interval());
    var watch = section.duration("watch", defaults.watch());
    section.refuseUnknown();
    return section.check(() -> new SamplingSettings(interval, watch, calibration), defaults);
  }

  private static Calibration calibration(Section section) {
    Calibration defaults = Calibration.defaults();
    int empty = section.integer("empty_distance_mm", defaults.emptyDistanceMm());
    int full = section.integer("full_height_mm", defaults.fullHeightMm());
    int zero = section.integer("zero_counts", defaults.zeroCounts());
    double slope = section.decimal("counts_per_gram", defaults.countsPerGram());
    int rated = section.integer("rated_grams", defaults.ratedGrams());
    Calibration.Place place = place(section, defaults.place());
    section.refuseUnknown();
    return section.check(() -> new Calibration(empty, full, zero, slope, rated, place), defaults);
  }

  private static Calibration.Place place(Section section, Calibration.Place usual) {
    int litres = section.integer("volume_litres", usual.volumeLitres());
    int x = section.integer("upright_x_mg", usual.upright().xMg());
    int y = section.integer("upright_y_mg", usual.upright().yMg());
    int z = section.integer("upright_z_mg", usual.upright().zMg());
    Calibration.Zero zero = zero(section, usual.zero());
    return section.check(
        () -> new Calibration.Place(litres, new Acceleration(x, y, z), zero), usual);
  }

  private static Calibration.Zero zero(Section section, Calibration.Zero usual) {
    double celsius = section.decimal("zero_celsius", usual.celsius());
    double grams = section.decimal("zero_grams_per_kelvin", usual.gramsPerKelvin());
    double span = section.decimal("span_per_kelvin", usual.spanPerKelvin());
    LocalDate setOn = section.date("zero_set_on");
    return section.check(() -> new Calibration.Zero(celsius, grams, span, setOn), usual);
  }

  private static DepositSettings deposit(Section section) {
    DepositSettings defaults = DepositSettings.defaults();
    String material = section.text("material", defaults.material().code());
    Outcome outcome = section.choice("outcome", Outcome.class, defaults.outcome());
    int least = section.integer("least_grams", defaults.leastGrams());
    int most = section.integer("most_grams", defaults.mostGrams());
    int stable = section.integer("stable_grams", defaults.stableGrams());
    String key = section.text("tenant_key", "");
    section.refuseUnknown();
    return section.check(
        () ->
            new DepositSettings(
                new Material(material), outcome, least, most, stable, tenantKey(key)),
        defaults);
  }

  private static @Nullable TenantPublicKey tenantKey(String line) {
    return line.isEmpty() ? null : TenantPublicKey.ofLine(line);
  }

  private static OutboxSettings outbox(Section section) {
    OutboxSettings defaults = OutboxSettings.defaults();
    long budget = section.integer("budget_mib", (int) (defaults.budgetBytes() / MEBIBYTE));
    section.refuseUnknown();
    return section.check(() -> outbox(budget), defaults);
  }

  private static OutboxSettings outbox(long mebibytes) {
    long least = OutboxSettings.LEAST_BYTES / MEBIBYTE;
    long most = OutboxSettings.MOST_BYTES / MEBIBYTE;
    if (mebibytes < least || mebibytes > most) {
      throw new IllegalArgumentException(
          "budget_mib must be %d to %d, but is %d".formatted(least, most, mebibytes));
    }
    return new OutboxSettings(mebibytes * MEBIBYTE);
  }

  private static UplinkSettings uplink(Section section) {
    UplinkSettings defaults = UplinkSettings.defaults();
    String host = section.text("host", defaults.host());
    int port = section.integer("port", defaults.port());
    String password = section.text("password_file", "");
    int window = section.integer("window", defaults.window());
    var linger = section.duration("linger", defaults.linger());
    int drain = section.integer("drain_per_second", defaults.drainPerSecond());
    var spread = section.duration("reconnect_spread", defaults.reconnectSpread());
    section.refuseUnknown();
    Path file = password.isEmpty() ? null : Path.of(password);
    return section.check(
        () -> new UplinkSettings(host, port, file, window, linger, drain, spread), defaults);
  }

  /** The keys of the file, for a document that explains them; in the form {@code section.key}. */
  static List<String> keys() {
    var problems = new ArrayList<SettingsProblem>();
    var root = new Section(Toml.parse(""), "", problems);
    compose(root);
    return root.allKeys();
  }
}
