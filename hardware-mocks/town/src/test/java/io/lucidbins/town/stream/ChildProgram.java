package io.lucidbins.town.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of ours in a JVM of its own, on the class path of the test. */
final class ChildProgram implements AutoCloseable {
  private static final int MINUTE = 60;
  private static final int LONGEST_MINUTES = 3;

  private final Process process;
  private final Path output;

  private ChildProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param stateRoot what it finds in {@code LUCIDBINS_STATE_ROOT}
   * @param output file that gets what it prints, after what is there
   */
  static ChildProgram start(Path stateRoot, Path output, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("LUCIDBINS_STATE_ROOT", stateRoot.toString());
    try {
      return new ChildProgram(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: what a power cut leaves of a process. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** The exit code, when it has ended by itself. */
  int end() throws InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still there after " + LONGEST_MINUTES + " min: " + output());
    }
    return process.exitValue();
  }

  /** SIGTERM, and the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(MINUTE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still there a minute after SIGTERM: " + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
