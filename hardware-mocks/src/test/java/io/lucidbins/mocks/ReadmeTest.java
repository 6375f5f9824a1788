package io.lucidbins.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.lucidbins.mocks.fault.Argument;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.VirtualPart;
import io.lucidbins.mocks.scenario.Scenario;
import io.lucidbins.mocks.trace.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the README shows works as it is written. */
class ReadmeTest {
  private static final String README = read();
  private static final String NAME = "MyFirstBinTest";

  @TempDir private Path directory = Path.of("");

  private static String read() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new IllegalStateException("the README of hardware-mocks cannot be read", e);
    }
  }

  /** The first block of this language after a heading. */
  private static String block(String heading, String language) {
    Matcher matcher =
        Pattern.compile("## " + heading + "\\n.*?```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(README);
    assertThat(matcher.find()).as("a block of code under \"%s\"", heading).isTrue();
    return matcher.group(1);
  }

  private TestExecutionSummary compileAndRun(String source) throws IOException {
    Path file = Files.writeString(directory.resolve(NAME + ".java"), source);
    var messages = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-proc:none", "-d", directory.toString(), "-cp", classPath),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
    return run();
  }

  private TestExecutionSummary run() throws IOException {
    URL[] there = {directory.toUri().toURL()};
    try (var loader = new URLClassLoader(there, ReadmeTest.class.getClassLoader())) {
      var listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(loader.loadClass(NAME)))
                  .build(),
              listener);
      return listener.getSummary();
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the example is no longer called " + NAME, e);
    }
  }

  @Test
  void the_first_test_runs_as_written() throws IOException {
    var summary = compileAndRun(block("Your first test", "java"));

    assertThat(summary.getFailures())
        .extracting(TestExecutionSummary.Failure::getException)
        .isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
  }

  @Test
  void the_first_test_fails_when_the_bin_is_not_filled() throws IOException {
    var summary = compileAndRun(block("Your first test", "java").replace("30_000", "30"));

    assertThat(summary.getTestsFailedCount()).isEqualTo(1);
  }

  @Test
  void the_first_test_has_fifteen_lines() {
    String source = block("Your first test", "java");
    String method = source.substring(source.indexOf("Exception {\n") + 12);

    assertThat(method.substring(0, method.indexOf("\n  }\n")).lines().filter(l -> !l.isBlank()))
        .hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void the_scenario_and_the_trace_parse() {
    assertThat(Scenario.parse("README", block("Write a scenario", "")).happenings()).hasSize(7);
    assertThat(Trace.parse("README", block("Traces", "")).entries()).hasSize(5);
  }

  @Test
  void the_table_of_faults_is_that_of_the_code() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(README).contains(row(kind));
    }
  }

  private static String row(FaultKind kind) {
    String number = kind.argument().map(ReadmeTest::number).orElse("");
    String parts =
        String.join(
            ", ",
            Stream.of(VirtualPart.values()).filter(kind::isFor).map(VirtualPart::word).toList());
    return "| `%s`%s | %s | %s | %s |"
        .formatted(
            kind.word(),
            number,
            kind.meaning(),
            kind.lasting(VirtualPart.A02YYUW).name().toLowerCase(Locale.ROOT),
            parts);
  }

  private static String number(Argument argument) {
    return " " + argument.print(argument.usual());
  }

  @Test
  void every_part_is_in_the_readme() {
    assertThat(VirtualPart.words()).allMatch(part -> README.contains("`" + part + "`"));
  }
}
