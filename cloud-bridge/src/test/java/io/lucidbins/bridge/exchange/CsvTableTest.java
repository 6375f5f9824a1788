package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
  private static final CsvColumns COLUMNS = new CsvColumns(List.of("a"), List.of("b"));
  private static final CsvLimits LARGE = new CsvLimits(1_000, 1_000, 1_000, 1_000, 1_000);

  private final ImportProblems problems = new ImportProblems();
  private final List<String> rows = new ArrayList<>();

  private boolean read(ImportFile file, CsvLimits limits) {
    return new CsvTable(file, limits, problems, ImportProgress.NONE)
        .read(COLUMNS, row -> rows.add(row.line() + ":" + row.text("a") + "|" + row.text("b")));
  }

  private List<String> told() {
    return problems.shown().stream().map(ImportProblem::sentence).toList();
  }

  @Test
  void cells_are_found_by_their_column_and_keep_quotes_commas_and_lines() {
    assertThat(read(Texts.file("f", "b,a\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n,3"), LARGE)).isTrue();

    assertThat(rows).containsExactly("2:x, \"y\"\r\nz|1", "4:3|");
    assertThat(told()).isEmpty();
  }

  @Test
  void letters_of_every_length_arrive_whole_across_the_buffers() {
    // 1, 2, 3 and 4 bytes; 30,000 of them, so that some are cut by each buffer.
    String text = "a\u00E9\u20AC\uD83D\uDE9B".repeat(30_000);
    var limits = new CsvLimits(1_000_000, 10, 1_000_000, 1_000_000, 1_000_000);

    assertThat(read(Texts.file("f", "a\n" + text + "\n"), limits)).isTrue();

    assertThat(rows).containsExactly("2:" + text + "|");
  }

  @ParameterizedTest
  @CsvSource({"9, true", "8, true", "7, false"})
  void a_file_at_the_limit_of_bytes_is_read_and_one_above_is_refused(int limit, boolean read) {
    var limits = new CsvLimits(limit, 10, 10, 100, 10);

    assertThat(read(Texts.file("f", "a,b\n1,2\n"), limits)).isEqualTo(read);

    assertThat(told())
        .isEqualTo(
            read
                ? List.of()
                : List.of("f: the file is larger than 7 bytes, the most that is read"));
  }

  @ParameterizedTest
  @CsvSource({"3, true", "2, true", "1, false"})
  void rows_at_their_limit_are_read_and_one_above_is_refused(int limit, boolean read) {
    var limits = new CsvLimits(100, limit, 10, 100, 10);

    assertThat(read(Texts.file("f", "a\n1\n2\n"), limits)).isEqualTo(read);

    assertThat(told())
        .isEqualTo(
            read ? List.of() : List.of("f line 3: there are more than 1 rows below the header"));
  }

  @ParameterizedTest
  @CsvSource({"5, true", "4, true", "3, false"})
  void a_line_at_its_limit_is_read_and_one_above_is_refused(int limit, boolean read) {
    var limits = new CsvLimits(100, 10, limit, 100, 10);

    assertThat(read(Texts.file("f", "a\n1234\n"), limits)).isEqualTo(read);

    assertThat(told())
        .isEqualTo(read ? List.of() : List.of("f line 2: the line is longer than 3 characters"));
  }

  @ParameterizedTest
  @CsvSource({"5, true", "4, true", "3, false"})
  void a_cell_at_its_limit_is_read_and_one_above_is_refused(int limit, boolean read) {
    var limits = new CsvLimits(100, 10, 10, 100, limit);

    assertThat(read(Texts.file("f", "a\n1234\n"), limits)).isTrue();

    assertThat(rows).isEqualTo(read ? List.of("2:1234|") : List.of());
    assertThat(told())
        .isEqualTo(
            read ? List.of() : List.of("f line 2 \"1234\": a cell is longer than 3 characters"));
  }

  @Test
  void a_file_that_is_not_there_is_told(@TempDir Path folder) {
    Path file = folder.resolve("x.csv");

    assertThat(read(ImportFile.of(file), LARGE)).isFalse();

    assertThat(told()).containsExactly(file + ": cannot be read: there is no such file");
  }

  @Test
  void a_file_that_may_not_be_read_is_told() {
    var file =
        new ImportFile(
            "x.csv",
            OptionalLong.empty(),
            () -> {
              throw new AccessDeniedException("x.csv");
            });

    assertThat(read(file, LARGE)).isFalse();

    assertThat(told()).containsExactly("x.csv: cannot be read: access is denied");
  }

  @Test
  void a_stream_that_breaks_off_is_told() {
    var file =
        new ImportFile(
            "x.csv",
            OptionalLong.empty(),
            () -> {
              throw new IOException("the upload was cut off");
            });

    assertThat(read(file, LARGE)).isFalse();

    assertThat(told()).containsExactly("x.csv: cannot be read: the upload was cut off");
  }

  @Test
  void a_folder_is_no_file(@TempDir Path folder) {
    assertThat(read(ImportFile.of(folder), LARGE)).isFalse();

    assertThat(told()).containsExactly(folder + ": cannot be read: Is a directory");
  }

  @Test
  void progress_goes_to_the_size_of_the_file() {
    var seen = new ArrayList<String>();
    var file = Texts.file("f", "a\n1\n2\n");

    new CsvTable(
            file, LARGE, problems, (step, done, total) -> seen.add(step + " " + done + "/" + total))
        .read(COLUMNS, _ -> {});

    assertThat(seen).hasSize(2).last().isEqualTo("reading f 6/6");
  }
}
