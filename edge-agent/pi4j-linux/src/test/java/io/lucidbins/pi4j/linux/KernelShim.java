package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A kernel in C, compiled here and loaded before the C library: chips with lines and a bus with
 * parts, whose calls, structures and numbers are those of the kernel's own headers. Each instance
 * is a library of its own, so a new one is a new world.
 *
 * <p>Without gcc the tests that need it are skipped; where the environment has {@code CI}, they
 * fail.
 */
@SuppressWarnings("restricted") // hands of the test in a native library
public final class KernelShim {
  private static final long COMPILE_LIMIT_SECONDS = 120;
  private static final long TEXT_LIMIT = 16384;
  private static final String NOTHING = "";
  private static @Nullable Path compiled;

  private final Path library;
  private final SymbolLookup symbols;

  private KernelShim(Path library) {
    this.library = library;
    this.symbols = SymbolLookup.libraryLookup(library, Arena.global());
  }

  /** A fresh world. Aborts the test if there is no compiler here, or fails it in CI. */
  public static KernelShim load() {
    try {
      Path copy = Files.createTempFile("kernel-shim", ".so");
      copy.toFile().deleteOnExit();
      Files.write(copy, Files.readAllBytes(compile()));
      return new KernelShim(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path compile() throws IOException {
    if (compiled == null) {
      Path directory = Files.createTempDirectory("kernel-shim");
      directory.toFile().deleteOnExit();
      Path source = directory.resolve("kernel-shim.c");
      Path library = directory.resolve("kernel-shim.so");
      source.toFile().deleteOnExit();
      library.toFile().deleteOnExit();
      try (InputStream text = KernelShim.class.getResourceAsStream("kernel-shim.c")) {
        Files.write(source, text.readAllBytes());
      }
      run(source, library);
      compiled = library;
    }
    return compiled;
  }

  private static void run(Path source, Path library) throws IOException {
    Process gcc = start(source, library);
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(gcc.waitFor(COMPILE_LIMIT_SECONDS, TimeUnit.SECONDS)).as("gcc ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      gcc.destroyForcibly();
    }
    assertThat(gcc.exitValue()).as("gcc says: %s", said).isZero();
  }

  private static Process start(Path source, Path library) {
    try {
      return new ProcessBuilder(
              List.of(
                  "gcc",
                  "-std=gnu17",
                  "-O1",
                  "-shared",
                  "-fPIC",
                  "-pthread",
                  "-Wall",
                  "-Wextra",
                  "-Werror",
                  "-o",
                  library.toString(),
                  source.toString()))
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      return System.getenv("CI") == null
          ? abort("no gcc here: " + e.getMessage())
          : fail("CI must have gcc and the kernel's headers: " + e.getMessage());
    }
  }

  /** The file, as {@code -Dlucidbins.libc} takes it. */
  public Path library() {
    return library;
  }

  /** The plugin's way into this world. */
  public LibC libc() {
    return LibC.in(library);
  }

  /** Gives an input line a level from outside, stamped as of now. */
  public void drive(int line, boolean high) {
    call("shim_drive", null, JAVA_INT, JAVA_INT, JAVA_LONG).with(line, high ? 1 : 0, 0L);
  }

  /** The same with the time that the kernel is to have seen it. */
  public void driveAt(int line, boolean high, long nanos) {
    call("shim_drive", null, JAVA_INT, JAVA_INT, JAVA_LONG).with(line, high ? 1 : 0, nanos);
  }

  /** One edge of the line happens that the kernel has no room for. */
  public void loseEdge(int line) {
    call("shim_lose_edge", null, JAVA_INT).with(line);
  }

  public boolean level(int line) {
    return (int) call("shim_level", JAVA_INT, JAVA_INT).with(line) != 0;
  }

  /** The flags that the line was last configured with, as the kernel's header numbers them. */
  public long flags(int line) {
    return (long) call("shim_flags", JAVA_LONG, JAVA_INT).with(line);
  }

  public long debounceMicros(int line) {
    return (long) call("shim_debounce", JAVA_LONG, JAVA_INT).with(line);
  }

  /** The levels that an output was given since it was claimed, the claim's first: "HLH". */
  public String history(int line) {
    return text(call("shim_history", ADDRESS, JAVA_INT).with(line));
  }

  /** Somebody else has the line; nobody, if the name is empty. */
  public void hold(int line, String consumer) {
    try (var arena = Arena.ofConfined()) {
      call("shim_hold", null, JAVA_INT, ADDRESS).with(line, arena.allocateFrom(consumer));
    }
  }

  /** From now on a fall of the trigger is answered by a pulse on the echo line. */
  public void echo(int trigger, int echo, long delayNanos, long widthNanos) {
    call("shim_echo", null, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG)
        .with(trigger, echo, delayNanos, widthNanos);
  }

  /**
   * Wires a part of 256 registers to I2C bus 1, where one is at 0x2A from the start.
   *
   * @param nack what the kernel says of an address where nothing is: EREMOTEIO or ENXIO
   */
  public void part(int address, int nack) {
    call("shim_part", null, JAVA_INT, JAVA_INT).with(address, nack);
  }

  /** Sizes, offsets and numbers as the compiler saw them in the kernel's headers. */
  Map<String, Long> abi() {
    Map<String, Long> numbers = new HashMap<>();
    text(call("shim_abi", ADDRESS).with())
        .lines()
        .map(line -> line.split("="))
        .forEach(pair -> numbers.put(pair[0], Long.parseUnsignedLong(pair[1])));
    return numbers;
  }

  private static String text(Object pointer) {
    return ((MemorySegment) pointer).reinterpret(TEXT_LIMIT).getString(0);
  }

  private Call call(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
    FunctionDescriptor descriptor =
        result == null
            ? FunctionDescriptor.ofVoid(arguments)
            : FunctionDescriptor.of(result, arguments);
    var handle = Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
    return values -> {
      try {
        Object answer = handle.invokeWithArguments(values);
        return answer == null ? NOTHING : answer;
      } catch (Throwable e) { // what a handle declares
        throw new IllegalStateException(name, e);
      }
    };
  }

  private interface Call {
    Object with(Object... values);
  }
}
