package io.lucidbins.mocks.bin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.mocks.parts.Acceleration;
import io.lucidbins.mocks.parts.Acoustics;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sensors of a bin sense of it. */
class SensesTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final VirtualClock clock = VirtualClock.stepped();
  private final Bin bin = bin(Physics.ideal());

  private Bin bin(Physics physics) {
    return bin(BinShape.wheeled240(), physics);
  }

  private Bin bin(BinShape shape, Physics physics) {
    return new Bin(clock, shape, Material.GLASS, 7, physics);
  }

  private static Stream<Acoustics> shots(Bin bin, int count) {
    return IntStream.range(0, count).mapToObj(i -> bin.acoustics(i * 100_000_000L));
  }

  @Test
  void sound_runs_slower_in_the_cold() throws InterruptedException {
    // 331.3 + 0.606 x 20 = 343.42 m/s: 2 m there and back take 5.824 ms.
    assertThat(bin.acoustics(0).metresPerSecond()).isCloseTo(343.42, within(1e-9));
    assertThat(bin.acoustics(0).flightNanos()).isCloseTo(5_823_800, within(1_000.0));

    bin.air(new Air(-10, 50, 0));
    clock.advance(Duration.ofHours(2));

    // 331.3 - 6.06; the same floor seems 5.3 % farther.
    assertThat(bin.acoustics(clock.nanos()).metresPerSecond()).isCloseTo(325.24, within(1e-6));
  }

  @Test
  void an_ideal_bin_shows_its_level_to_light_and_sound() {
    bin.drop(Material.GLASS, 32_400);

    // 32.4 kg / 270 kg/m3 / 0.24 m2 = 500 mm; 0.66 kPa in the mean pack it by 3.2 %.
    assertThat(bin.levelMm()).isCloseTo(484, within(1.0));
    assertThat(bin.optics(0).distanceMm()).isCloseTo(1_000 - bin.levelMm(), within(1e-9));
    assertThat(bin.acoustics(0).distanceMm()).isCloseTo(1_000 - bin.levelMm(), within(1e-9));
  }

  @Test
  void soft_waste_swallows_one_echo_in_twenty_and_glass_hardly_any() {
    var bags = bin(Physics.usual());
    bags.drop(Material.RESIDUAL, 5_000);
    var glass = bin(Physics.usual());
    glass.drop(Material.GLASS, 5_000);

    long lostInBags = shots(bags, 10_000).filter(shot -> shot.distanceMm() == NONE).count();
    long lostOnGlass = shots(glass, 10_000).filter(shot -> shot.distanceMm() == NONE).count();

    assertThat(lostInBags).isBetween(400L, 600L); // 500, sigma 22
    assertThat(lostOnGlass).isBetween(20L, 90L); // 50, sigma 7
  }

  @Test
  void shots_scatter_by_two_millimetres() {
    var glass = bin(Physics.usual());
    glass.drop(Material.GLASS, 5_000);

    double[] heard =
        shots(glass, 5_000).mapToDouble(Acoustics::distanceMm).filter(Double::isFinite).toArray();
    double mean = IntStream.range(0, heard.length).mapToDouble(i -> heard[i]).average().orElse(0);
    double variance =
        IntStream.range(0, heard.length)
            .mapToDouble(i -> (heard[i] - mean) * (heard[i] - mean))
            .average()
            .orElse(0);

    assertThat(Math.sqrt(variance)).isCloseTo(2, within(0.1));
  }

  @Test
  void the_wall_of_a_narrow_bin_answers_before_its_floor() {
    var narrow = bin(new BinShape(120, 1_000).withWidthMm(150), Physics.usual());
    var wide = bin(Physics.usual());

    // The cone of 7 degrees touches the wall 75 mm aside after 75 / tan 7 = 611 mm.
    long fromWall = shots(narrow, 10_000).filter(shot -> near(shot, 611)).count();

    // 0.3 x (1000 / 611 - 1) = 19 %.
    assertThat(fromWall).isBetween(1_700L, 2_100L);
    assertThat(shots(wide, 10_000).filter(shot -> shot.distanceMm() < 900)).isEmpty();
  }

  private static boolean near(Acoustics shot, double mm) {
    return Math.abs(shot.distanceMm() - mm) < 20;
  }

  @Test
  void within_the_dead_zone_a_later_bounce_is_heard() {
    var shot = new Acoustics(90, 343);

    assertThat(shot.beyond(30).distanceMm()).isEqualTo(90);
    assertThat(shot.beyond(90).distanceMm()).isEqualTo(90);
    assertThat(shot.beyond(91).distanceMm()).isEqualTo(180);
    assertThat(shot.beyond(250).distanceMm()).isEqualTo(270);
    assertThat(shot.beyond(361).distanceMm()).isEqualTo(NONE);
    assertThat(new Acoustics(NONE, 343).beyond(250).distanceMm()).isEqualTo(NONE);
  }

  @Test
  void a_drop_hides_the_waste_from_sound_until_it_dries_and_dims_the_light()
      throws InterruptedException {
    double dryLight = bin.optics(0).reflectance();

    bin.condensation();

    assertThat(shots(bin, 100))
        .allMatch(shot -> shot.distanceMm() >= 20 && shot.distanceMm() <= 60);
    assertThat(bin.optics(0).reflectance()).isCloseTo(dryLight * 0.3, within(1e-9));
    clock.advance(Duration.ofMinutes(20)); // at 50 % humidity
    assertThat(bin.acoustics(clock.nanos()).distanceMm()).isEqualTo(1_000);
    assertThat(bin.optics(clock.nanos()).reflectance()).isEqualTo(dryLight);
  }

  @Test
  void humid_air_dries_nothing_until_it_changes() throws InterruptedException {
    bin.air(new Air(10, 100, 0));
    bin.condensation();
    clock.advance(Duration.ofDays(2));
    assertThat(bin.acoustics(clock.nanos()).distanceMm()).isLessThanOrEqualTo(60);

    bin.air(new Air(10, 0, 0)); // dry: 10 min
    clock.advance(Duration.ofMinutes(9));
    assertThat(bin.acoustics(clock.nanos()).distanceMm()).isLessThanOrEqualTo(60);
    clock.advance(Duration.ofMinutes(1));
    assertThat(bin.acoustics(clock.nanos()).distanceMm()).isEqualTo(1_000);
  }

  @Test
  void dirt_dims_the_light_until_it_is_cleaned() {
    bin.dirt(0.1);
    assertThat(bin.optics(0).reflectance()).isCloseTo(0.04, within(1e-9));

    bin.dirt(1);
    assertThat(bin.optics(0).reflectance()).isCloseTo(0.4, within(1e-9));
    assertThatThrownBy(() -> bin.dirt(1.01)).hasMessageContaining("0 to 1");
  }

  @Test
  void a_handle_hides_the_waste() {
    bin.handle(180);
    bin.drop(Material.GLASS, 10_000);
    assertThat(bin.optics(0).distanceMm()).isEqualTo(180);
    assertThat(bin.acoustics(0).distanceMm()).isEqualTo(180);

    bin.noHandle();

    assertThat(bin.optics(0).distanceMm()).isGreaterThan(800);
    assertThatThrownBy(() -> bin.handle(0)).hasMessageContaining("above 0 mm");
  }

  @Test
  void the_sun_warms_the_lid_and_lights_the_waste() throws InterruptedException {
    bin.sun(100);

    clock.advance(Duration.ofMinutes(15));

    assertThat(bin.optics(clock.nanos()).sunlight()).isEqualTo(1);
    assertThat(bin.air()).isEqualTo(new Air(20, 50, 100));
    assertThat(bin.celsius(clock.nanos())).isCloseTo(20 + 15 * 0.632, within(0.01));
  }

  @Test
  void a_fire_warms_by_25_kelvin_in_its_first_minute_and_cools_afterwards()
      throws InterruptedException {
    bin.fire(true);
    clock.advance(Duration.ofMinutes(1));
    assertThat(bin.celsius(clock.nanos())).isCloseTo(20 + 23.8, within(0.1)); // 250 (1 - e^-0.1)

    bin.fire(false);
    clock.advance(Duration.ofHours(2));

    assertThat(bin.celsius(clock.nanos())).isCloseTo(20, within(0.1));
  }

  @Test
  void a_bin_at_rest_feels_its_weight_and_a_tilted_one_less_of_it() {
    bin.drop(Material.GLASS, 10_000);
    assertThat(bin.acceleration(0)).isEqualTo(Acceleration.AT_REST);
    assertThat(bin.feltGrams(0)).isCloseTo(10_000, within(1e-6));

    bin.tilt(45);

    assertThat(bin.acceleration(0).normMg()).isCloseTo(1_000, within(1e-6));
    assertThat(bin.acceleration(0).yMg()).isCloseTo(-707, within(0.2));
    assertThat(bin.feltGrams(0)).isCloseTo(7_071, within(1.0));
  }

  @Test
  void a_bin_that_fell_is_off_its_cells_and_back_on_them_when_upright() {
    bin.drop(Material.GLASS, 10_000);

    bin.tilt(59.9);
    assertThat(bin.feltGrams(0)).isGreaterThan(5_000);
    bin.tilt(60);
    assertThat(bin.feltGrams(0)).isZero();
    assertThat(bin.massGrams()).isEqualTo(10_000);
    bin.upright();

    assertThat(bin.feltGrams(0)).isCloseTo(10_000, within(1e-6));
    assertThatThrownBy(() -> bin.tilt(181)).hasMessageContaining("0 to 180");
    assertThatThrownBy(() -> bin.tilt(-1)).hasMessageContaining("0 to 180");
  }

  @Test
  void a_knock_rings_and_fades_within_a_second() {
    bin.knock();

    assertThat(bin.acceleration(0).normMg()).isGreaterThan(2_000);
    assertThat(bin.acceleration(500_000_000).normMg()).isCloseTo(1_000, within(1.0));
    assertThat(bin.acceleration(1_000_000_000)).isEqualTo(Acceleration.AT_REST);
  }

  @Test
  void a_battery_runs_down_its_curve() throws InterruptedException {
    assertThat(bin.batteryMillivolts(0)).isEqualTo(14_600);

    bin.battery(70, Duration.ofHours(10));
    assertThat(bin.batteryMillivolts(clock.nanos())).isEqualTo(13_200);
    clock.advance(Duration.ofHours(9)); // 7 % left, between 11.8 V at 5 and 12.4 V at 10
    assertThat(bin.batteryMillivolts(clock.nanos())).isCloseTo(12_040, within(0.1));
    clock.advance(Duration.ofHours(2));
    assertThat(bin.batteryMillivolts(clock.nanos())).isEqualTo(10_000);

    bin.battery(50, Duration.ZERO);
    clock.advance(Duration.ofDays(400));
    assertThat(bin.batteryMillivolts(clock.nanos())).isCloseTo(13_066.7, within(0.1));
    assertThatThrownBy(() -> bin.battery(101, Duration.ZERO)).hasMessageContaining("0 to 100 %");
  }

  @Test
  void wind_blows_only_into_an_open_bin() {
    bin.drop(Material.GLASS, 10_000);
    bin.lid(true);

    List<Double> felt =
        IntStream.range(0, 1_000).mapToObj(i -> bin.feltGrams(i * 10_000_000L)).toList();

    assertThat(felt).allMatch(grams -> Math.abs(grams - 10_000) <= 200);
    assertThat(felt).anyMatch(grams -> Math.abs(grams - 10_000) > 100);
  }
}
