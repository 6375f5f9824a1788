package io.lucidbins.town.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is wrong with a text without being wrong as code. */
class TidyTest {
  private static final String[] TEXTS = {
    ".java",
    ".proto",
    ".sql",
    ".jte",
    ".html",
    ".css",
    ".js",
    ".xml",
    ".yaml",
    ".toml",
    ".properties",
    ".options",
    ".sh",
    ".md",
    ".service"
  };

  // Put together from halves, so that this file does not find itself.
  private static final Pattern LEFTOVER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b|not " + "implemented");
  private static final Pattern REFUSAL = Pattern.compile("new Unsupported" + "OperationException");
  private static final Pattern NATIVE =
      Pattern.compile("@SuppressWarnings\\([^)]*\"restr" + "icted\"");

  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "/\\*\\*(.*?)\\*/\\s*@(?:org\\.jspecify\\.annotations\\.)?NullMarked\\s+package ",
          Pattern.DOTALL);
  private static final int PARAGRAPH_LETTERS = 80;

  private static final Pattern TABLE =
      Pattern.compile("^\\s*CREATE\\s+(VIRTUAL\\s+)?TABLE\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern PLUGINS = Pattern.compile("<plugins>.*?</plugins>", Pattern.DOTALL);
  private static final Pattern UNCOMMENTED =
      Pattern.compile(
          "(?<!-->\\s{0,20})<dependency>\\s*(?!<groupId>io\\.lucidbins<)<groupId>[^<]*</groupId>\\s*<artifactId>([^<]*)");

  @Test
  void nothing_is_left_over() {
    assertThat(lines(LEFTOVER, TEXTS)).as("leftover marks").isEmpty();
  }

  @Test
  void no_method_only_refuses() {
    assertThat(lines(REFUSAL, ".java")).as("methods that only refuse").isEmpty();
  }

  @Test
  void native_handles_are_made_in_one_module() {
    List<String> elsewhere =
        lines(NATIVE, ".java").stream()
            .filter(line -> !line.startsWith("edge-agent/pi4j-linux/"))
            .toList();

    assertThat(elsewhere).as("native access outside pi4j-linux").isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for() {
    List<String> silent =
        packages().stream()
            .filter(packageDirectory -> !hasParagraph(packageDirectory))
            .map(packageDirectory -> Repository.shortName(packageDirectory))
            .toList();

    assertThat(silent)
        .as("packages without a package-info of @NullMarked and a paragraph of a sentence or two")
        .isEmpty();
  }

  @Test
  void every_table_of_a_migration_has_a_comment() {
    var bare = new ArrayList<String>();

    for (Path file : Repository.filesEndingIn(".sql")) {
      List<String> lines = Repository.read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (TABLE.matcher(lines.get(i)).find() && !isCommented(lines, i)) {
          bare.add(Repository.shortName(file) + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }

    assertThat(bare).as("tables without a comment line above").isEmpty();
  }

  @Test
  void every_dependency_has_its_reason_in_the_root_pom() {
    String pom = Repository.read(Repository.root().resolve("pom.xml"));
    String managed =
        pom.substring(
            pom.indexOf("<dependencyManagement>"), pom.indexOf("</dependencyManagement>"));
    List<String> silent =
        UNCOMMENTED.matcher(managed).results().map(found -> found.group(1)).toList();

    assertThat(silent).as("dependencies without a comment above").isEmpty();
  }

  @Test
  void modules_leave_versions_to_the_root_pom() {
    var own = new ArrayList<String>();

    for (Path module : Repository.modules()) {
      String pom = Repository.read(module.resolve("pom.xml"));
      Matcher dependency = DEPENDENCY.matcher(PLUGINS.matcher(pom).replaceAll(""));
      while (dependency.find()) {
        if (dependency.group(1).contains("<version>")) {
          own.add(Repository.shortName(module) + ": " + dependency.group(1).strip());
        }
      }
    }

    assertThat(own).as("versions outside the root pom").isEmpty();
  }

  /** Without a configuration, tinylog writes every TRACE line of every library. */
  @Test
  void tests_that_log_have_a_configuration() {
    List<String> loud =
        Repository.modules().stream()
            .filter(module -> Files.isDirectory(module.resolve("src/test/java")))
            .filter(module -> Repository.read(module.resolve("pom.xml")).contains("tinylog-impl"))
            .filter(module ->
                !Files.exists(module.resolve("src/test/resources/tinylog-test.properties")))
            .map(Repository::shortName)
            .toList();

    assertThat(loud).as("modules without src/test/resources/tinylog-test.properties").isEmpty();
  }

  /** No limit, only daylight: a long one may be right, but somebody should have looked at it. */
  @Test
  void the_longest_files_and_methods_are_printed() {
    List<Path> sources = Repository.filesEndingIn(".java");
    List<String> files = LongestCode.files(sources, 10);
    List<String> methods = LongestCode.methods(sources, 10);

    System.out.println("Longest files:\n  " + String.join("\n  ", files));
    System.out.println("Longest methods:\n  " + String.join("\n  ", methods));
    assertThat(files).hasSize(10);
    assertThat(methods).hasSize(10);
  }

  private static List<String> lines(Pattern pattern, String... suffixes) {
    return Repository.filesEndingIn(suffixes).stream()
        .flatMap(file -> linesOf(file, pattern))
        .toList();
  }

  private static Stream<String> linesOf(Path file, Pattern pattern) {
    String text = Repository.read(file);
    return pattern
        .matcher(text)
        .results()
        .map(found -> Repository.shortName(file) + ": " + lineOf(text, found.start()));
  }

  private static String lineOf(String text, int position) {
    int start = text.lastIndexOf('\n', position) + 1;
    int end = text.indexOf('\n', position);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }

  private static Set<Path> packages() {
    var packages = new TreeSet<Path>();
    for (Path file : Repository.filesEndingIn(".java")) {
      packages.add(file.getParent());
    }
    return packages;
  }

  /** A package of tests may have its paragraph beside the code that it tests. */
  private static boolean hasParagraph(Path packageDirectory) {
    String directory = packageDirectory.toString();
    String main = directory.replaceFirst("/src/(test|jmh|ui)/java/", "/src/main/java/");
    return Stream.of(directory, main)
        .map(name -> Path.of(name, "package-info.java"))
        .filter(Files::exists)
        .anyMatch(file -> isParagraph(Repository.read(file)));
  }

  private static boolean isParagraph(String source) {
    Matcher javadoc = PARAGRAPH.matcher(source);
    return javadoc.find()
        && javadoc.group(1).replaceAll("[\\s*]+", " ").strip().length() >= PARAGRAPH_LETTERS;
  }

  private static boolean isCommented(List<String> lines, int table) {
    return table > 0 && lines.get(table - 1).strip().startsWith("--");
  }
}
