package io.lucidbins.bridge.exchange;

import static io.lucidbins.bridge.exchange.Texts.BINS;
import static io.lucidbins.bridge.exchange.Texts.BIN_COLUMNS;
import static io.lucidbins.bridge.exchange.Texts.MATRIX;
import static io.lucidbins.bridge.exchange.Texts.SITES;
import static io.lucidbins.bridge.exchange.Texts.VEHICLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.exchange.ImportResult.Accepted;
import io.lucidbins.bridge.exchange.ImportResult.Refused;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of broken input, with exactly what is told; and nothing of it is stored. */
class ImportRefusalsTest {
  @TempDir private static Path folder;
  private static Database database;
  private static Fleet fleet;
  private static Roads roads;

  /** One store for all, as nothing is ever to be in it. */
  @BeforeAll
  static void open() {
    database = TestStore.in(folder);
    fleet = new Fleet(database, TenantId.MAIN);
    roads = new Roads(database, TenantId.MAIN.value());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** One kind of broken input: the good files with one of them replaced, and all that is told. */
  private record Broken(String fact, ImportFile file, List<ImportProblem> told) {
    @Override
    public String toString() {
      return fact;
    }

    ImportFiles files() {
      return Texts.files(
          List.of(
              Texts.file("sites.csv", SITES),
              Texts.file("vehicles.csv", VEHICLES),
              Texts.file("bins.csv", BINS),
              file));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The whole file is told; line 0 is the file itself. */
  private static Broken file(String fact, String file, byte[] content, int line, String reason) {
    return new Broken(
        fact, Texts.file(file, content), List.of(new ImportProblem(file, line, "", "", reason)));
  }

  private static Broken cell(
      String fact, String file, String text, int line, String column, String value, String reason) {
    return new Broken(
        fact,
        Texts.file(file, text),
        List.of(new ImportProblem(file, line, column, value, reason)));
  }

  /** A good first bin, then this one in line 3. */
  private static Broken bin(String fact, String row, String column, String value, String reason) {
    return cell(
        fact,
        "bins.csv",
        BIN_COLUMNS + "b1,Market,47.92,106.91,paper,1100,,,,,,\n" + row + "\n",
        3,
        column,
        value,
        reason);
  }

  private static Broken site(String fact, String row, String column, String value, String reason) {
    return cell(fact, "sites.csv", SITES + row + "\n", 4, column, value, reason);
  }

  private static Broken truck(String fact, String row, String column, String value, String reason) {
    return cell(fact, "vehicles.csv", VEHICLES + row + "\n", 3, column, value, reason);
  }

  private static Broken way(String fact, String row, String column, String value, String reason) {
    return cell(fact, "matrix.csv", MATRIX + row + "\n", 8, column, value, reason);
  }

  static Stream<Broken> broken() throws IOException {
    return Stream.of(files(), headers(), bins(), sites(), vehicles(), roads()).flatMap(s -> s);
  }

  private static Stream<Broken> files() throws IOException {
    return Stream.of(
        file(
            "a spreadsheet",
            "bins.csv",
            zip(utf8(BINS)),
            0,
            "this is a ZIP archive, which may be a spreadsheet (.xlsx, .ods); open it and export it"
                + " as CSV UTF-8"),
        file(
            "a zip bomb named .csv",
            "bins.csv",
            zip(new byte[50_000_000]),
            0,
            "this is a ZIP archive, which may be a spreadsheet (.xlsx, .ods); open it and export it"
                + " as CSV UTF-8"),
        file("gzip", "bins.csv", gzip(utf8(BINS)), 0, "this is a gzip archive; unpack it first"),
        file(
            "an old workbook",
            "sites.csv",
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0},
            0,
            "this is an Excel 97 workbook (.xls); export it as CSV UTF-8"),
        file(
            "a PDF",
            "bins.csv",
            utf8("%PDF-1.7\n"),
            0,
            "this is a PDF document; export the table as CSV UTF-8"),
        file(
            "UTF-16 with its mark",
            "bins.csv",
            ("\uFEFF" + BINS).getBytes(StandardCharsets.UTF_16LE),
            0,
            "this is UTF-16 text (little-endian); save it as CSV UTF-8"),
        file(
            "big-endian UTF-16 with its mark",
            "bins.csv",
            ("\uFEFF" + BINS).getBytes(StandardCharsets.UTF_16BE),
            0,
            "this is UTF-16 text (big-endian); save it as CSV UTF-8"),
        file(
            "UTF-16 without a mark",
            "bins.csv",
            BINS.getBytes(StandardCharsets.UTF_16LE),
            1,
            "there is a NUL character: this is no text, or UTF-16; save the file as CSV UTF-8"),
        file(
            "Latin-1",
            "vehicles.csv",
            VEHICLES.replace("Truck", "Cami\u00F3n").getBytes(StandardCharsets.ISO_8859_1),
            2,
            "the byte 0xF3 at offset 99 of the file is not UTF-8; save the file as CSV UTF-8"),
        file(
            "a letter cut off at the end",
            "vehicles.csv",
            (VEHICLES + "\u00C3").getBytes(StandardCharsets.ISO_8859_1),
            3,
            "the byte 0xC3 at offset "
                + VEHICLES.length()
                + " of the file is not UTF-8; save the file as CSV UTF-8"),
        file(
            "NUL in a text",
            "bins.csv",
            utf8(BINS.replace("Market", "Mar\0ket")),
            2,
            "there is a NUL character: this is no text, or UTF-16; save the file as CSV UTF-8"),
        file(
            "a line of 10 MB",
            "bins.csv",
            utf8(BINS + "b3," + "x".repeat(10_000_000)),
            4,
            "the line is longer than 16,384 characters"),
        cell(
            "a long cell",
            "bins.csv",
            BINS + "b3," + "x".repeat(2_001) + ",47.9,106.9,paper,1100,,,,,,\n",
            4,
            "",
            "b3," + "x".repeat(2_001),
            "a cell is longer than 2,000 characters"),
        file(
            "a quote that is never closed",
            "bins.csv",
            utf8(BINS + "b3,\"Market,47.9,106.9,paper,1100,,,,,,\nb4,x\n"),
            4,
            "a quote that is opened in this row is not closed before the end of the file"),
        file(
            "a quote that is not closed for long",
            "bins.csv",
            utf8(BINS + "b3,\"Market\n" + "b4,Other,1,2\n".repeat(10_000)),
            4,
            "a quote that is opened in this row is not closed within 65,536 characters"),
        file(
            "letters behind a quote",
            "bins.csv",
            utf8(BINS + "b3,\"Market\" square,47.9,106.9,paper,1100,,,,,,\n"),
            4,
            "behind a closing quote must stand a comma or the end of the line; write a quote inside"
                + " a text twice"),
        file(
            "an empty file",
            "bins.csv",
            new byte[0],
            0,
            "the file is empty; its first line must name the columns"),
        cell(
            "too few cells",
            "bins.csv",
            BINS + "b3,Market,47.9,106.9,paper\n",
            4,
            "",
            "b3,Market,47.9,106.9,paper",
            "5 cells, but the header names 12 columns"),
        cell(
            "a comma in a name without quotes",
            "bins.csv",
            BINS + "b3,Market, north,47.9,106.9,paper,1100,,,,,,\n",
            4,
            "",
            "b3,Market, north,47.9,106.9,paper,1100,,,,,,",
            "13 cells, but the header names 12 columns; is there a comma in a text without quotes,"
                + " or in place of a decimal point?"));
  }

  private static Stream<Broken> headers() {
    return Stream.of(
        cell(
            "semicolons",
            "sites.csv",
            SITES.replace(',', ';'),
            1,
            "",
            "id;name;kind;latitude;longitude;wasteStreams;serviceSeconds;openingHours",
            "the cells are parted by semicolons; export the file with commas"),
        cell(
            "tabs",
            "sites.csv",
            "id\tname\tkind\n",
            1,
            "",
            "id\tname\tkind",
            "the cells are parted by tabs; export the file with commas"),
        cell(
            "no header",
            "sites.csv",
            "depot,Depot,depot,47.91,106.90\n",
            1,
            "",
            "depot,Depot,depot,47.91,106.90",
            "the first line must name the columns: id,name,kind,latitude,longitude,wasteStreams,"
                + "serviceSeconds,openingHours"),
        cell(
            "a missing column",
            "vehicles.csv",
            VEHICLES.replace("endSite,", ""),
            1,
            "endSite",
            "",
            "this column is missing"),
        cell(
            "a column twice",
            "sites.csv",
            SITES.replace("openingHours", "name"),
            1,
            "name",
            "",
            "this column is there twice, as number 2 and 8"),
        cell(
            "an unknown column",
            "sites.csv",
            SITES.replace("openingHours", "opening_hours"),
            1,
            "opening_hours",
            "",
            "there is no such column; did you mean openingHours?"),
        cell(
            "a column without a name",
            "sites.csv",
            SITES.replace("openingHours", ""),
            1,
            "",
            "",
            "column number 8 has no name; remove it or name it"),
        cell(
            "minutes and seconds",
            "matrix.csv",
            "from,to,minutes,seconds\ndepot,b1,1,60\n",
            1,
            "minutes|seconds",
            "",
            "only one of these columns may be there"),
        cell(
            "neither minutes nor seconds",
            "matrix.csv",
            "from,to,metres\ndepot,b1,1\n",
            1,
            "minutes|seconds",
            "",
            "one of these columns is missing"));
  }

  private static Stream<Broken> bins() {
    return Stream.of(
        bin(
            "an id twice",
            "b1,Market,47.9,106.9,paper,1100,,,,,,",
            "id",
            "b1",
            "this id is in line 2 already"),
        bin("no id", ",Market,47.9,106.9,paper,1100,,,,,,", "id", "", "must not be empty"),
        bin(
            "an id in capitals",
            "B-3,Market,47.9,106.9,paper,1100,,,,,,",
            "id",
            "B-3",
            "a bin id is 1 to 36 of a-z, 0-9 and -, not starting with -; write b-3"),
        bin(
            "an id of another shape",
            "b_3,Market,47.9,106.9,paper,1100,,,,,,",
            "id",
            "b_3",
            "a bin id is 1 to 36 of a-z, 0-9 and -, not starting with -"),
        bin(
            "the id of a site",
            "depot,Market,47.9,106.9,paper,1100,,,,,,",
            "id",
            "depot",
            "a site has this id; a matrix could not tell them apart"),
        bin(
            "a long name",
            "b3," + "x".repeat(201) + ",47.9,106.9,paper,1100,,,,,,",
            "name",
            "x".repeat(201),
            "must have at most 200 characters, not 201"),
        bin(
            "a line break in a name",
            "b3,\"Mar\nket\",47.9,106.9,paper,1100,,,,,,",
            "name",
            "Mar\nket",
            "must not hold a line break, a tab or another control character"),
        bin(
            "letters lost before",
            "b3,Stra\uFFFDe,47.9,106.9,paper,1100,,,,,,",
            "name",
            "Stra\uFFFDe",
            "holds the replacement character U+FFFD: a program before has misread the file and lost"
                + " letters; export it again as UTF-8"),
        bin(
            "latitude 91",
            "b3,Market,91,106.9,paper,1100,,,,,,",
            "latitude",
            "91",
            "must be -90 to 90 degrees"),
        bin(
            "latitude and longitude swapped",
            "b3,Market,106.9,47.9,paper,1100,,,,,,",
            "latitude",
            "106.9",
            "must be -90 to 90 degrees; are latitude and longitude swapped?"),
        bin(
            "longitude 181",
            "b3,Market,47.9,181,paper,1100,,,,,,",
            "longitude",
            "181",
            "must be -180 to 180 degrees"),
        bin(
            "a comma decimal",
            "b3,Market,\"52,1\",106.9,paper,1100,,,,,,",
            "latitude",
            "52,1",
            "a decimal point is needed: 52.1"),
        bin(
            "NaN",
            "b3,Market,NaN,106.9,paper,1100,,,,,,",
            "latitude",
            "NaN",
            "must be a decimal number such as 52.1"),
        bin(
            "infinity",
            "b3,Market,47.9,-Infinity,paper,1100,,,,,,",
            "longitude",
            "-Infinity",
            "must be a decimal number such as 52.1"),
        bin(
            "a hexadecimal number",
            "b3,Market,0x2F,106.9,paper,1100,,,,,,",
            "latitude",
            "0x2F",
            "must be a decimal number such as 52.1"),
        bin(
            "an exponent",
            "b3,Market,4.79e1,106.9,paper,1100,,,,,,",
            "latitude",
            "4.79e1",
            "must be a decimal number such as 52.1"),
        bin(
            "no position",
            "b3,Market,,106.9,paper,1100,,,,,,",
            "latitude",
            "",
            "must not be empty"),
        bin(
            "a place in the ocean",
            "b3,Market,0,0,paper,1100,,,,,,",
            "latitude",
            "0",
            "0, 0 is a place in the ocean, and mostly a position that is not known"),
        bin(
            "an unknown shape of stream",
            "b3,Market,47.9,106.9,Pap er!,1100,,,,,,",
            "wasteStream",
            "Pap er!",
            "a waste stream is 1 to 40 lower-case letters, digits, - and _, such as paper"),
        bin(
            "a stream in capitals",
            "b3,Market,47.9,106.9,Paper,1100,,,,,,",
            "wasteStream",
            "Paper",
            "a waste stream is 1 to 40 lower-case letters, digits, - and _, such as paper; write"
                + " paper"),
        bin(
            "a negative volume",
            "b3,Market,47.9,106.9,paper,-1,,,,,,",
            "volumeLitres",
            "-1",
            "must be 1 to 100,000"),
        bin(
            "a volume that is too large",
            "b3,Market,47.9,106.9,paper,100001,,,,,,",
            "volumeLitres",
            "100001",
            "must be 1 to 100,000"),
        bin(
            "a broken volume",
            "b3,Market,47.9,106.9,paper,1.5,,,,,,",
            "volumeLitres",
            "1.5",
            "must be a whole number, 1 to 100,000"),
        bin(
            "a depth of 0",
            "b3,Market,47.9,106.9,paper,1100,0,,,,,",
            "depthMm",
            "0",
            "must be 1 to 10,000"),
        bin(
            "a service beyond an hour",
            "b3,Market,47.9,106.9,paper,1100,,3601,,,,",
            "serviceSeconds",
            "3601",
            "must be 0 to 3,600"),
        bin(
            "a window backwards",
            "b3,Market,47.9,106.9,paper,1100,,,14:00-06:00,,,",
            "timeWindows",
            "14:00-06:00",
            "the window 14:00-06:00 ends before it begins; windows end on the same day"),
        bin(
            "a window without an end",
            "b3,Market,47.9,106.9,paper,1100,,,06:00,,,",
            "timeWindows",
            "06:00",
            "a window is HH:MM-HH:MM, several are parted by spaces; \"06:00\" is none"),
        bin(
            "windows that overlap",
            "b3,Market,47.9,106.9,paper,1100,,,06:00-09:00 08:00-10:00,,,",
            "timeWindows",
            "06:00-09:00 08:00-10:00",
            "the windows overlap or are out of order: 08:00-10:00 stands behind 06:00-09:00"),
        bin(
            "five windows",
            "b3,Market,47.9,106.9,paper,1100,,,01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00"
                + " 09:00-10:00,,,",
            "timeWindows",
            "01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00 09:00-10:00",
            "at most 4 windows are possible, not 5"),
        bin(
            "a time that is none",
            "b3,Market,47.9,106.9,paper,1100,,,06:00-24:00,,,",
            "timeWindows",
            "06:00-24:00",
            "\"24:00\" is no time of the day; write HH:MM, 00:00 to 23:59"),
        bin(
            "a day that is none",
            "b3,Market,47.9,106.9,paper,1100,,,,mon thursday,100,",
            "collectOn",
            "mon thursday",
            "\"thursday\" is no day; write daily, or days out of mon tue wed thu fri sat sun"),
        bin(
            "days without an amount",
            "b3,Market,47.9,106.9,paper,1100,,,,daily,,",
            "collectOn",
            "daily",
            "a bin that is collected on days needs expectedLitres or expectedKilograms above 0"),
        bin(
            "an amount without days",
            "b3,Market,47.9,106.9,paper,1100,,,,,,216",
            "expectedKilograms",
            "216",
            "an expected amount needs collectOn: daily, or days such as mon thu"));
  }

  private static Stream<Broken> sites() {
    return Stream.of(
        site(
            "a kind of site that is none",
            "s3,Yard,garage,47.9,106.9,,,",
            "kind",
            "garage",
            "must be depot or disposal"),
        site(
            "a disposal that takes nothing",
            "s3,Yard,disposal,47.9,106.9,,,",
            "wasteStreams",
            "",
            "a disposal must say what it takes, such as: paper glass"),
        site(
            "a depot with opening hours",
            "s3,Yard,depot,47.9,106.9,,,06:00-18:00",
            "openingHours",
            "06:00-18:00",
            "only a disposal has this; if trucks are emptied at the depot, add a site of kind"
                + " disposal at the same place"),
        site(
            "a site twice",
            "dump,Yard,depot,47.9,106.9,,,",
            "id",
            "dump",
            "this id is in line 3 already"));
  }

  private static Stream<Broken> vehicles() {
    return Stream.of(
        truck(
            "a truck at an unknown site",
            "t2,Truck,paper,depto,depot,1000,1000,06:00,14:00",
            "startSite",
            "depto",
            "no site has this id; did you mean depot?"),
        truck(
            "a truck without a stream",
            "t2,Truck,,depot,depot,1000,1000,06:00,14:00",
            "wasteStreams",
            "",
            "must not be empty"),
        truck(
            "a truck that holds nothing",
            "t2,Truck,paper,depot,depot,0,1000,06:00,14:00",
            "capacityLitres",
            "0",
            "must be 1 to 1,000,000"),
        truck(
            "a truck that bears nothing",
            "t2,Truck,paper,depot,depot,1000,0,06:00,14:00",
            "capacityKilograms",
            "0",
            "must be 1 to 100,000 kilograms"),
        truck(
            "a shift backwards",
            "t2,Truck,paper,depot,depot,1000,1000,14:00,06:00",
            "shiftEnd",
            "06:00",
            "the shift begins at 14:00; it must end later on the same day"));
  }

  private static Stream<Broken> roads() {
    return Stream.of(
        way("an unknown place", "depot,b9,1", "to", "b9", "no bin and no site has this id"),
        way("negative minutes", "depot,b2,-1", "minutes", "-1", "must be 0 to 1,440 minutes"),
        way(
            "a way of more than a day",
            "depot,b2,1441",
            "minutes",
            "1441",
            "must be 0 to 1,440 minutes"),
        way(
            "a pair twice with another value",
            "b1,b2,3",
            "to",
            "b2",
            "line 4 has another value for the way from b1"),
        way("a way to itself", "b1,b1,1", "minutes", "1", "the way from a place to itself is 0"),
        file(
            "islands",
            "matrix.csv",
            utf8(MATRIX.replace("dump,depot,20\n", "")),
            0,
            "3 pairs have no way, neither given nor over other places, such as from dump to b1"),
        file(
            "a matrix without pairs",
            "matrix.csv",
            utf8("from,to,seconds\nb1,b1,0\n"),
            0,
            "there is no pair of two places in it"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void broken_input_is_refused_with_its_place_and_nothing_is_stored(Broken broken) {
    ImportResult result = ImportFleet.read(broken.files(), Known.of(fleet), ImportProgress.NONE);
    if (result instanceof Accepted accepted) {
      new StoreImport(database, fleet, roads).store(accepted);
    }

    assertThat(result).isEqualTo(new Refused(broken.told(), 0));
    assertThat(fleet.bins()).isEmpty();
    assertThat(fleet.sites()).isEmpty();
    assertThat(fleet.vehicles()).isEmpty();
    assertThat(roads.matrix()).isEmpty();
  }

  private static byte[] zip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bins.csv"));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
