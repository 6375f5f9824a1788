package io.lucidbins.town.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start script of the three programs, in a program directory made for the test. A Java is a
 * directory with a release file and a {@code bin/java} that prints which one it is and what it was
 * given.
 */
class LauncherTest {
  @TempDir private Path directory;

  @BeforeEach
  void make_a_program() throws IOException {
    Path bin = Files.createDirectories(directory.resolve("program/bin"));
    Files.createDirectories(directory.resolve("program/lib"));
    Files.createFile(directory.resolve("program/lib/edge-agent-0.1.0-program.jar"));
    Path script = bin.resolve("edge-agent");
    Files.copy(Repository.root().resolve(".mvn/launcher.sh"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void the_bundled_runtime_comes_first() throws Exception {
    java("program/runtime", "25.0.1");
    Path named = java("named", "25.0.3");

    Run run = start(Map.of("LUCIDBINS_JAVA_HOME", named.toString()));

    assertThat(run.output()).startsWith("program/runtime ");
  }

  @Test
  void then_the_home_named_for_this_program() throws Exception {
    Path named = java("named", "25.0.3");
    Path usual = java("usual", "25.0.3");

    Run run = start(Map.of("LUCIDBINS_JAVA_HOME", named.toString(), "JAVA_HOME", usual.toString()));

    assertThat(run.output()).startsWith("named ");
  }

  @Test
  void then_java_home() throws Exception {
    Path usual = java("usual", "25");
    java("path", "25.0.3");

    Run run = start(Map.of("JAVA_HOME", usual.toString(), "PATH", linkOnPath("path")));

    assertThat(run.output()).startsWith("usual ");
  }

  @Test
  void then_the_java_on_the_path_behind_its_link() throws Exception {
    java("path", "26");

    Run run = start(Map.of("PATH", linkOnPath("path")));

    assertThat(run.output()).startsWith("path ");
  }

  @Test
  void then_the_first_fitting_one_of_the_system() throws Exception {
    java("jvm/a-17", "17.0.15");
    java("jvm/b-25", "25.0.3");

    Run run = start(Map.of("LUCIDBINS_JVM_DIR", directory.resolve("jvm").toString()));

    assertThat(run.output()).startsWith("jvm/b-25 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_442", "17.0.15", "24.0.2"})
  void an_old_java_is_refused_with_the_package_to_install(String version) throws Exception {
    Path old = java("old", version);

    Run run = start(Map.of("JAVA_HOME", old.toString()));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output().lines())
        .singleElement()
        .asString()
        .startsWith("edge-agent: no Java 25 or later found")
        .contains("openjdk-25-jre-headless");
  }

  @Test
  void an_old_java_is_passed_over_for_a_fitting_one() throws Exception {
    Path old = java("old", "17.0.15");
    java("jvm/new", "25.0.3");

    Run run =
        start(
            Map.of(
                "JAVA_HOME",
                old.toString(),
                "LUCIDBINS_JVM_DIR",
                directory.resolve("jvm").toString()));

    assertThat(run.output()).startsWith("jvm/new ");
  }

  @Test
  void arguments_and_exit_code_pass_through() throws Exception {
    Path home = java("named", "25.0.3");

    Run run =
        start(Map.of("LUCIDBINS_JAVA_HOME", home.toString()), "outbox", "--limit", "two words");

    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.output())
        .contains("@" + directory.resolve("program/conf/jvm.options"))
        .contains(
            "-jar|"
                + directory.resolve("program/lib/edge-agent-0.1.0-program.jar")
                + "|outbox|--limit|two words|");
  }

  private Path java(String name, String version) throws IOException {
    Path home = Files.createDirectories(directory.resolve(name));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '" + name + " '; printf '%s|' \"$@\"; exit 7\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private String linkOnPath(String name) throws IOException {
    Path links = Files.createDirectories(directory.resolve("links"));
    Files.createSymbolicLink(links.resolve("java"), directory.resolve(name + "/bin/java"));
    return links + ":" + toolsOnly();
  }

  private Run start(Map<String, String> environment, String... arguments) throws Exception {
    // A PATH without a Java: one directory with the few tools that the script calls.
    var builder = new ProcessBuilder(directory.resolve("program/bin/edge-agent").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("PATH", toolsOnly());
    builder.environment().put("LUCIDBINS_JVM_DIR", directory.resolve("none").toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private String toolsOnly() throws IOException {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    for (String tool : new String[] {"sh", "sed", "readlink", "basename", "dirname"}) {
      Path link = tools.resolve(tool);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of("/usr/bin", tool));
      }
    }
    return tools.toString();
  }

  private record Run(int exitCode, String output) {}
}
