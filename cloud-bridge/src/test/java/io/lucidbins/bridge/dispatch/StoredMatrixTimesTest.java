package io.lucidbins.bridge.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.routing.Location;
import io.lucidbins.routing.Seconds;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMatrixTimesTest {
  private static final StraightLineTimes ESTIMATE = new StraightLineTimes();

  /** Asymmetric, in an order of its own. */
  private static final RoadMatrix ROADS =
      new RoadMatrix(
          List.of("b", "a", "depot"),
          new int[] {0, 21, 23, 12, 0, 13, 32, 31, 0},
          new int[] {0, 210, 230, 120, 0, 130, 320, 310, 0});

  @TempDir Path folder;
  private Database database;
  private Roads roads;
  private StoredMatrixTimes times;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    roads = new Roads(database, "main");
    times = new StoredMatrixTimes(roads, ESTIMATE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void without_a_matrix_everything_is_estimated() {
    var places = List.of(place("a", 0), place("b", 1));

    assertThat(roads.matrix()).isEmpty();
    assertThat(times.between(places)).isEqualTo(ESTIMATE.between(places));
    assertThat(times.between(places).described()).isEqualTo("estimate: straight lines x 1.35");
  }

  @Test
  void measured_roads_are_taken_as_they_are_in_each_direction() {
    roads.put(ROADS);

    var table = times.between(List.of(place("a", 0), place("b", 1), place("depot", 2)));

    assertThat(table.described()).isEqualTo("road matrix of 3 places");
    assertThat(table.times().seconds(new Location(0), new Location(1))).isEqualTo(12);
    assertThat(table.times().seconds(new Location(1), new Location(0))).isEqualTo(21);
    assertThat(table.times().seconds(new Location(2), new Location(1))).isEqualTo(32);
    assertThat(table.times().metres(new Location(0), new Location(2))).isEqualTo(130);
    assertThat(table.times().metres(new Location(1), new Location(1))).isZero();
  }

  @Test
  void pairs_that_nobody_measured_are_estimated_and_counted() {
    roads.put(ROADS);
    var places = List.of(place("a", 0), place("b", 1), place("new", 2));

    var table = times.between(places);

    assertThat(table.described()).isEqualTo("road matrix, 4 of 6 pairs estimated");
    assertThat(table.times().seconds(new Location(0), new Location(1))).isEqualTo(12);
    var estimated = ESTIMATE.between(places).times();
    for (int i = 0; i < 2; i++) {
      var measured = new Location(i);
      var unknown = new Location(2);
      assertThat(table.times().seconds(measured, unknown))
          .isEqualTo(estimated.seconds(measured, unknown));
      assertThat(table.times().metres(unknown, measured))
          .isEqualTo(estimated.metres(unknown, measured));
    }
  }

  @Test
  void one_known_place_alone_makes_no_measured_pair() {
    roads.put(ROADS);

    assertThat(times.between(List.of(place("a", 0), place("x", 1))).described())
        .isEqualTo("estimate: straight lines x 1.35");
    assertThat(times.between(List.of(place("a", 0))).described())
        .isEqualTo("road matrix of 1 place");
  }

  @Test
  void a_matrix_comes_back_equal_and_the_next_one_replaces_it() {
    roads.put(ROADS);
    assertThat(roads.matrix()).contains(ROADS);
    assertThat(new Roads(database, "other").matrix()).isEmpty();

    var next = new RoadMatrix(List.of("z"), new int[] {0}, new int[] {0});
    roads.put(next);
    assertThat(roads.matrix()).contains(next);
  }

  @Test
  void a_matrix_of_the_most_places_is_kept_and_one_more_is_refused() {
    int most = RoadMatrix.MAX_PLACES;
    var largest = matrix(most);
    roads.put(largest);

    assertThat(roads.matrix()).contains(largest);
    assertThatThrownBy(() -> matrix(most + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a road matrix has 1 to 2500 places, not 2501");
    assertThatThrownBy(() -> matrix(0)).hasMessageContaining("not 0");
  }

  @Test
  void a_matrix_with_a_wrong_number_is_refused_with_the_pair() {
    var places = List.of("a", "b");
    var zeros = new int[4];
    assertThatThrownBy(() -> new RoadMatrix(places, new int[] {0, -1, 0, 0}, zeros))
        .hasMessageStartingWith("from a to b: -1 s, 0 m");
    assertThatThrownBy(() -> new RoadMatrix(places, new int[] {0, 0, Seconds.MAX + 1, 0}, zeros))
        .hasMessageStartingWith("from b to a: ");
    assertThatThrownBy(() -> new RoadMatrix(places, zeros, new int[] {0, 0, 100_000_001, 0}))
        .hasMessageContaining("100000001 m; at most");
    assertThat(new RoadMatrix(places, new int[] {0, Seconds.MAX, 0, 0}, zeros).seconds()[1])
        .isEqualTo(Seconds.MAX);
    assertThatThrownBy(() -> new RoadMatrix(places, new int[3], zeros))
        .hasMessage("2 places need 4 values; got 3 seconds and 4 metres");
    assertThatThrownBy(() -> new RoadMatrix(List.of("a", "a"), zeros, zeros))
        .hasMessageContaining("a place twice");
  }

  @Test
  void a_matrix_does_not_change_with_the_arrays_it_came_from() {
    int[] seconds = {0, 1, 2, 0};
    var matrix = new RoadMatrix(List.of("a", "b"), seconds, seconds);
    seconds[1] = 9;
    matrix.metres()[1] = 9;

    assertThat(matrix)
        .isEqualTo(
            new RoadMatrix(List.of("a", "b"), new int[] {0, 1, 2, 0}, new int[] {0, 1, 2, 0}));
  }

  private static RoadMatrix matrix(int places) {
    int[] numbers = IntStream.range(0, places * places).map(i -> i % 9_973).toArray();
    return new RoadMatrix(
        IntStream.range(0, places).mapToObj(i -> "p" + i).toList(), numbers, numbers);
  }

  private static Place place(String id, double latitude) {
    return new Place(id, new Position(latitude, 0));
  }
}
