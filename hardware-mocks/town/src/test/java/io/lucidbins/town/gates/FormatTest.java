package io.lucidbins.town.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Every Java source file is exactly what google-java-format makes of it. {@code
 * -Dformat.apply=true} rewrites the files instead. A test and not a plugin, because a plugin runs
 * in the JVM of Maven, and only one on JDK 25 parses our sources.
 */
class FormatTest {
  private static final boolean APPLY = Boolean.getBoolean("format.apply");

  private final Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());

  @Test
  void every_source_file_is_formatted() throws IOException {
    var unformatted = new ArrayList<String>();

    for (Path file : Repository.filesEndingIn(".java")) {
      String is = Repository.read(file);
      String shouldBe = formatted(file, is);
      if (is.equals(shouldBe)) {
        continue;
      }
      if (APPLY) {
        Files.writeString(file, shouldBe);
      } else {
        unformatted.add(Repository.shortName(file) + firstDifference(is, shouldBe));
      }
    }

    assertThat(unformatted)
        .as(
            "files that are not formatted; this rewrites them: mvn -pl hardware-mocks/town -am test"
                + " -Dtest=FormatTest -Dformat.apply=true")
        .isEmpty();
  }

  private String formatted(Path file, String source) {
    try {
      return formatter.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new AssertionError("cannot be parsed: " + Repository.shortName(file), e);
    }
  }

  private static String firstDifference(String is, String shouldBe) {
    String[] lines = is.split("\n", -1);
    String[] wanted = shouldBe.split("\n", -1);
    int line = 0;
    while (line < Math.min(lines.length, wanted.length) && lines[line].equals(wanted[line])) {
      line++;
    }
    String want = line < wanted.length ? wanted[line] : "the end of the file";
    return ":" + (line + 1) + " should read: " + want;
  }
}
