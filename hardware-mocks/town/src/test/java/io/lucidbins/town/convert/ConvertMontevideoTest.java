package io.lucidbins.town.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConvertMontevideoTest {
  @TempDir private Path folder;
  private SmallCity city;

  @BeforeEach
  void write_the_city() {
    city = SmallCity.in(folder);
  }

  @Test
  void a_container_becomes_a_bin_that_is_emptied_daily() {
    List<String> lines = lines("bins.csv");

    assertThat(lines).hasSize(1 + SmallCity.CONTAINERS);
    assertThat(lines.getFirst())
        .isEqualTo(
            "id,name,latitude,longitude,wasteStream,volumeLitres,serviceSeconds,timeWindows,"
                + "collectOn,expectedLitres,expectedKilograms");
    // 216 kg / 0.09 kg/l = 2,400 l; 2 min = 120 s; minute 360 is 06:00, 840 is 14:00.
    assertThat(lines.get(1))
        .isEqualTo("11,Container 11,-34.90,-56.19,residual,2400,120,06:00-14:00,daily,2400,216");
  }

  @Test
  void the_other_common_size_is_3200_litres() {
    city.put("containers.txt", "11\t-56\t-34\t360\t840\t288\t2\t-1\n");

    assertThat(lines("bins.csv").get(1)).contains(",residual,3200,");
  }

  @Test
  void a_place_is_what_the_vehicles_use_it_for() {
    assertThat(lines("sites.csv"))
        .containsExactly(
            "id,name,kind,latitude,longitude,wasteStreams,serviceSeconds",
            "1,Depot 1,depot,-34.90,-56.20,,",
            "2,Dump 2,disposal,-34.90,-56.08,residual,1200",
            "3,Place 3,depot,-34.91,-56.1,,");
    assertThat(convert().notes()).contains("places: 3 is used by no vehicle; written as a depot");
  }

  @Test
  void a_vehicle_keeps_its_shift_and_its_sites() {
    // 720 kg / 0.09 kg/l = 8,000 l
    assertThat(lines("vehicles.csv"))
        .containsExactly(
            "id,name,wasteStreams,startSite,endSite,capacityLitres,capacityKilograms,shiftStart,"
                + "shiftEnd",
            "1,Truck 1,residual,1,1,8000,720,06:00,14:00",
            "2,Truck 2,residual,1,1,8000,720,06:00,14:00");
  }

  @Test
  void times_of_the_matrix_stay_as_they_were_written() {
    assertThat(lines("matrix.csv"))
        .startsWith("from,to,minutes", "1,2,8", "2,1,9.5")
        .contains("11,12,1.05", "12,11,0.766666666666667");
  }

  @Test
  void missing_pairs_are_counted_and_not_made_up() {
    // 6 lines by hand, 2 for each of 9 pairs of neighbours, 2 at the dump = 26 of 13 * 12 = 156.
    assertThat(convert().notes())
        .contains(
            "matrix: 26 of 156 pairs of 13 places known, 130 missing (the import fills them)");
    assertThat(lines("matrix.csv")).hasSize(1 + 26);
  }

  @Test
  void nodes_that_no_file_lists_are_left_out_and_told() {
    city.add("dmatrix-time.txt", "11\t999\t3\n998\t999\t4\n");

    assertThat(convert().notes())
        .contains("matrix: 2 lines left out: 998, 999 are listed in no file");
    assertThat(String.join(" ", lines("matrix.csv"))).doesNotContain("99");
  }

  @Test
  void repeated_pairs_and_ways_to_itself_are_left_out_and_told() {
    city.add("dmatrix-time.txt", "1\t2\t8.0\n11\t11\t0\n");

    assertThat(convert().notes())
        .contains("matrix: 1 repeated pairs and 1 lines from a place to itself left out");
    assertThat(lines("matrix.csv")).hasSize(1 + 26);
  }

  @Test
  void a_place_that_the_matrix_does_not_know_is_told() {
    city.add("containers.txt", "77\t-56\t-34\t360\t840\t216\t2\t-1\n");

    assertThat(convert().notes()).contains("matrix: 77 is named by no pair");
  }

  @Test
  void comments_empty_lines_and_spaces_between_cells_are_fine() {
    city.put("containers.txt", "# id lon lat\n\n 11   -56  -34 360 840 216 2\r\n");

    assertThat(lines("bins.csv")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          containers.txt   | 11 -56 -34 360 840 216             | 7 to 8 columns: id, lon, lat, open, close, demand, service, street
          containers.txt   | 11 -56 -34 360 840 216 2 -1 9      | 7 to 8 columns: id, lon, lat, open, close, demand, service, street
          containers.txt   | A1 -56 -34 360 840 216 2 -1        | container id: 1 to 36 of a-z, 0-9 and -, no - first
          containers.txt   | 11 -181 -34 360 840 216 2 -1       | longitude in degrees: a decimal number from -180 to 180
          containers.txt   | 11 -56 -90.1 360 840 216 2 -1      | latitude in degrees: a decimal number from -90 to 90
          containers.txt   | 11 -56,2 -34 360 840 216 2 -1      | longitude in degrees: a decimal number from -180 to 180
          containers.txt   | 11 NaN -34 360 840 216 2 -1        | longitude in degrees: a decimal number from -180 to 180
          containers.txt   | 11 -56 -34 840 360 216 2 -1        | minute at which its window closes: a whole number from 841 to 1,439
          containers.txt   | 11 -56 -34 360 1440 216 2 -1       | minute at which its window closes: a whole number from 361 to 1,439
          containers.txt   | 11 -56 -34 360 840 0 2 -1          | demand in kilograms: a whole number from 1 to 9,000
          containers.txt   | 11 -56 -34 360 840 9001 2 -1       | demand in kilograms: a whole number from 1 to 9,000
          vehicles.txt     | 1 1 2 1 20 90001 360 840           | capacity in kilograms: a whole number from 1 to 90,000
          containers.txt   | 11 -56 -34 360 840 216 61 -1       | service in minutes: a decimal number from 0 to 60
          otherlocs.txt    | 11 -56                             | 3 to 5 columns: id, lon, lat, open, close
          vehicles.txt     | 1 1 2 1 20 1000 360                | 8 columns: id, depot, dump, end, dump service, capacity, from, to
          vehicles.txt     | 1 1 9 1 20 1000 360 840            | a place that otherlocs lists
          vehicles.txt     | 1 1 2 1 20 -5 360 840              | capacity in kilograms: a whole number from 1 to 90,000
          dmatrix-time.txt | 1 2                                | 3 columns: from, to, minutes
          dmatrix-time.txt | 1 2 -1                             | driving time in minutes: a decimal number from 0 to 1,439
          dmatrix-time.txt | 1 2 1440                           | driving time in minutes: a decimal number from 0 to 1,439
          dmatrix-time.txt | 1 2 1e3                            | driving time in minutes: a decimal number from 0 to 1,439
          """)
  void a_malformed_line_is_refused_with_file_line_and_what_was_expected(
      String ending, String line, String expected) {
    city.put(ending, "# first line\n" + line.replace(' ', '\t') + "\n");

    assertThat(refusal())
        .anySatisfy(told ->
            assertThat(told).startsWith("small." + ending + ":2: found '").endsWith(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "-90"})
  void the_last_value_of_every_range_is_taken(String pole) {
    city.put("containers.txt", "11\t180\t" + pole + "\t0\t1439\t1\t60\t-1\n");

    // 1 kg / 0.09 kg/l = 11.1 l
    assertThat(lines("bins.csv").get(1))
        .isEqualTo(
            "11,Container 11,%s,180,residual,11,3600,00:00-23:59,daily,11,1".formatted(pole));
  }

  @Test
  void the_largest_container_and_truck_are_as_large_as_the_import_takes() {
    city.put("containers.txt", "11\t-56\t-34\t360\t840\t9000\t2\t-1\n");
    city.put("vehicles.txt", "1\t1\t2\t1\t20\t90000\t360\t840\n");

    assertThat(lines("bins.csv").get(1)).contains(",100000,").endsWith(",100000,9000");
    assertThat(lines("vehicles.csv").get(1)).contains(",1000000,90000,");
  }

  @Test
  void every_wrong_line_is_told_in_one_run() {
    city.put("containers.txt", "11\t-56\t-34\t360\t840\tmuch\t2\t-1\n12\tx\n");
    city.add("dmatrix-time.txt", "1\t2\tlong\n");

    assertThat(refusal()).hasSize(3).last().asString().startsWith("small.dmatrix-time.txt:27:");
  }

  @Test
  void more_than_20_wrong_lines_are_counted() {
    city.put("containers.txt", "x\n".repeat(22));

    assertThat(refusal()).hasSize(21).last().isEqualTo("and 2 more");
  }

  @Test
  void the_same_id_twice_is_refused_across_files() {
    city.put("otherlocs.txt", "11\t-56\t-34\n");

    assertThat(refusal().getFirst())
        .isEqualTo(
            "small.otherlocs.txt:1: found '11', expected place id: one that no line before has");
  }

  @Test
  void two_times_for_one_pair_are_refused() {
    city.add("dmatrix-time.txt", "1\t2\t8.5\n");

    assertThat(refusal())
        .containsExactly("small.dmatrix-time.txt:27: found '8.5', expected 8 minutes as in line 1");
  }

  @Test
  void a_place_that_is_depot_and_dump_is_refused() {
    city.put("vehicles.txt", "1\t1\t1\t1\t20\t1000\t360\t840\n");

    assertThat(refusal())
        .containsExactly(
            "small.vehicles.txt: found 'depot and dump at 1', expected a place that is either");
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    city.put("containers.txt", new byte[] {'1', (byte) 0xFF, '\n'});

    assertThat(refusal())
        .containsExactly("small.containers.txt: found 'bytes that are no text', expected UTF-8");
  }

  @Test
  void an_empty_list_of_containers_is_refused() {
    city.put("containers.txt", "# nothing\n");

    assertThat(refusal())
        .containsExactly("small.containers.txt: found 'no line', expected at least one container");
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(folder.resolve("small.vehicles.txt"));

    assertThat(refusal().getFirst()).startsWith("small.vehicles.txt: ");
  }

  @Test
  void a_folder_must_hold_exactly_one_case() throws IOException {
    Files.writeString(folder.resolve("other.containers.txt"), "");
    assertThat(refusal().getFirst()).contains("the cases other, small").contains("one case");

    Files.delete(folder.resolve("other.containers.txt"));
    Files.delete(folder.resolve("small.containers.txt"));
    assertThat(refusal().getFirst()).contains("no case");
  }

  @Test
  void a_folder_that_is_none_is_refused() {
    assertThatThrownBy(() -> ConvertMontevideo.convert(folder.resolve("nowhere")))
        .isInstanceOf(BadCaseException.class);
  }

  @Test
  void files_are_replaced_whole_and_nothing_else_is_left() throws IOException {
    Path out = folder.resolve("made/deep");
    new Converted(Map.of("bins.csv", "old"), List.of()).writeTo(out);

    List<Path> written = convert().writeTo(out);

    assertThat(written)
        .extracting(Path::getFileName)
        .map(Path::toString)
        .containsExactly("bins.csv", "sites.csv", "vehicles.csv", "matrix.csv");
    assertThat(Files.readString(out.resolve("bins.csv"))).startsWith("id,name,").endsWith("\r\n");
    try (var files = Files.list(out)) {
      assertThat(files).hasSize(4);
    }
  }

  private Converted convert() {
    return ConvertMontevideo.convert(folder);
  }

  private List<String> lines(String file) {
    return List.of(convert().files().getOrDefault(file, "").split("\r\n"));
  }

  private List<String> refusal() {
    return catchThrowableOfType(BadCaseException.class, this::convert).lines();
  }
}
