package io.lucidbins.bridge.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class StrictCsvTest {
  private static final List<String> HEADER = List.of("a", "b");

  @Test
  void quotes_commas_and_both_line_ends_are_read() {
    var rows = StrictCsv.read("f", "a,b\r\n\"1, \"\"x\"\"\",2\n,3", HEADER);

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).extracting(StrictCsv.Cell::text).containsExactly("1, \"x\"", "2");
    assertThat(rows.get(1)).extracting(StrictCsv.Cell::text).containsExactly("", "3");
    assertThat(rows.get(0).get(1))
        .extracting(StrictCsv.Cell::line, StrictCsv.Cell::column)
        .containsExactly(2, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "a,b\\n1|line 2 column 2: 1 cells; the next one, \"b\", is missing",
        "a,b\\n1,2,3|line 2 column 5: more than 2 cells",
        "a,c\\n1,2|line 1 column 3: expected the column \"b\", found \"c\"",
        "a,b\\n\\n1,2|line 2 column 1: 1 cells; the next one, \"b\", is missing",
        "a,b\\n1\"x,2|line 2 column 2: a quote inside a cell that does not begin with one",
        "a,b\\n\"1\"x,2|line 2 column 4: expected a comma or the end of the line",
        "a,b\\n\"1,2|line 2 column 5: the file ends inside a quoted cell",
        "a,b\\n\"1\\n\",2|line 2 column 3: the line ends inside a quoted cell",
        "a,b\\n1, 2|line 2 column 3: spaces around \"2\"",
        "a,b\\n1\\r,2|line 2 column 2: 1 cells; the next one, \"b\", is missing",
      })
  void a_doubtful_row_is_refused_with_its_place(String text, String message) {
    var file = text.replace("\\n", "\n").replace("\\r", "\r");

    assertThatThrownBy(() -> StrictCsv.read("f.csv", file, HEADER))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageContaining("f.csv " + message);
  }

  @Test
  void a_file_at_the_limit_is_read_and_one_above_is_refused() {
    var atLimit = "a,b\n1," + "2".repeat(StrictCsv.CHARACTERS_MAX - 6);

    assertThat(StrictCsv.read("f", atLimit, HEADER)).hasSize(1);
    assertThatThrownBy(() -> StrictCsv.read("f", atLimit + "2", HEADER))
        .hasMessageContaining("more than 4000000 characters");
  }
}
