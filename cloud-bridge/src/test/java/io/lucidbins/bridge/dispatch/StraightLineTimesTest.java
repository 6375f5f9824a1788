package io.lucidbins.bridge.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.TravelTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class StraightLineTimesTest {
  private static final Location A = new Location(0);
  private static final Location B = new Location(1);

  @Test
  void a_degree_of_latitude_is_111_2_km() {
    // Earth radius 6371.0088 km times pi / 180.
    assertThat(StraightLineTimes.haversineM(new Position(0, 0), new Position(1, 0)))
        .isCloseTo(111_195, within(1.0));
    // Paris to London, published as 343.5 km.
    assertThat(
            StraightLineTimes.haversineM(
                new Position(48.8566, 2.3522), new Position(51.5074, -0.1278)))
        .isCloseTo(343_556, within(100.0));
  }

  @Test
  void short_ways_are_slow_and_long_ones_fast() {
    // 0.01 degrees: 1112 m x 1.35 = 1501 m at 20 km/h = 270.2 s.
    var near = between(0, 0.01);
    assertThat(near.metres(A, B)).isEqualTo(1501);
    assertThat(near.seconds(A, B)).isEqualTo(271);
    // 1 degree: 150,113 m; 2 km at 20, 8 km at 32, the rest at 55 km/h.
    var far = between(0, 1);
    assertThat(far.metres(A, B)).isCloseTo(150_114, within(2));
    assertThat(far.seconds(A, B)).isCloseTo(360 + 900 + 9171, within(2));
  }

  @Test
  void the_same_place_is_no_way_and_the_antimeridian_no_wall() {
    var times = between(0, 0);
    assertThat(times.metres(A, B)).isZero();
    assertThat(times.seconds(A, B)).isZero();
    assertThat(StraightLineTimes.haversineM(new Position(0, 179.99), new Position(0, -179.99)))
        .isCloseTo(2_224, within(1.0));
  }

  private static TravelTimes between(double latitudeA, double latitudeB) {
    var places =
        List.of(
            new Place("a", new Position(latitudeA, 0)), new Place("b", new Position(latitudeB, 0)));
    return new StraightLineTimes().between(places).times();
  }
}
