package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * CPU time and garbage of each call of the hardware, on the kernel in C, with the flags of the
 * agent. The bare ioctl beside it is what the kernel in C itself takes.
 */
public final class KernelBenchmark {
  private static final int WARM_UP = 50_000;
  private static final int CALLS = 200_000;
  private static final int EDGES = 20_000;
  private static final int IDLE_SECONDS = 5;
  private static final String EDGES_THREAD = "gpio-edges";

  private final ShimBoard board = new ShimBoard(KernelShim.load());
  private final Context pi4j = board.pi4j();
  private final List<String> results = new ArrayList<>();

  private KernelBenchmark() {}

  /**
   * Measures everything once.
   *
   * @param arguments the file that the figures are written to
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Path.of(arguments[0]);
    var benchmark = new KernelBenchmark();
    benchmark.bareIoctl();
    benchmark.i2c();
    benchmark.pins();
    benchmark.edges();
    benchmark.idle();
    benchmark.board.close();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "[\n" + String.join(",\n", benchmark.results) + "\n]\n");
    System.out.println("written to " + file);
  }

  private void bareIoctl() {
    LibC libc = board.shim().libc();
    int fd = libc.open("/dev/i2c-1", Kernel.O_RDWR_CLOEXEC);
    try (var arena = Arena.ofConfined()) {
      MemorySegment table = arena.allocate(I2cAbi.MESSAGE, 2);
      message(table, 0, (short) 0, 1, arena.allocate(1));
      message(table, 16, I2cAbi.M_RD, 3, arena.allocate(3));
      MemorySegment transfer = arena.allocate(I2cAbi.TRANSFER);
      transfer.set(ADDRESS, I2cAbi.TRANSFER_MESSAGES, table);
      transfer.set(JAVA_INT, I2cAbi.TRANSFER_COUNT, 2);
      measure("bare ioctl I2C_RDWR", () -> libc.ioctl(fd, I2cAbi.I2C_RDWR, transfer));
    }
    libc.close(fd);
  }

  private static void message(
      MemorySegment table, long at, short flags, int length, MemorySegment bytes) {
    table.set(JAVA_SHORT, at + I2cAbi.MESSAGE_ADDRESS, (short) 0x2A);
    table.set(JAVA_SHORT, at + I2cAbi.MESSAGE_FLAGS, flags);
    table.set(JAVA_SHORT, at + I2cAbi.MESSAGE_LENGTH, (short) length);
    table.set(ADDRESS, at + I2cAbi.MESSAGE_BUFFER, bytes);
  }

  private void i2c() {
    I2C part = pi4j.create(I2C.newConfigBuilder(pi4j).bus(1).device(0x2A).build());
    byte[] register = {0x12};
    byte[] answer = new byte[3];
    measure("I2C read of a register of 3 bytes", () -> part.readRegister(register, answer));
    measure("I2C write of a register", () -> part.writeRegister(0x12, (byte) 1));
  }

  private void pins() {
    DigitalOutput output =
        pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(16).initial(DigitalState.LOW).build());
    DigitalInput input =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).bcm(12).debounce(0L).build());
    measure(
        "write of an output",
        () -> output.state(output.isHigh() ? DigitalState.LOW : DigitalState.HIGH));
    measure("read of an input", input::state);
  }

  private void measure(String name, Runnable call) {
    for (int i = 0; i < WARM_UP; i++) {
      call.run();
    }
    ThreadCost before = ThreadCost.own();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    report(name, ThreadCost.own().since(before), CALLS);
  }

  /**
   * Of the thread of the edges, from poll to the listener; one edge at a time, so each wakes it.
   */
  private void edges() {
    var heard = new AtomicInteger();
    DigitalInput echo =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).bcm(21).debounce(0L).build());
    echo.addListener(_ -> heard.incrementAndGet());
    drive(heard, EDGES / 2);
    Thread thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().equals(EDGES_THREAD))
            .findFirst()
            .orElseThrow();
    ThreadCost before = ThreadCost.of(thread);
    drive(heard, EDGES);
    report("edge, from poll to the listener", ThreadCost.of(thread).since(before), EDGES);
  }

  /** The line is still listened to, and nothing happens on it. */
  private void idle() throws IOException, InterruptedException {
    long before = switches();
    new CountDownLatch(1).await(IDLE_SECONDS, TimeUnit.SECONDS);
    double perSecond = (double) (switches() - before) / IDLE_SECONDS;
    System.out.printf(
        Locale.ROOT, "%-36s %8.3f wake-ups a second%n", "idle, a line listened to", perSecond);
    results.add(
        String.format(
            Locale.ROOT,
            "  {\"name\": \"idle, a line listened to\", \"wakeUpsPerSecond\": %.3f, \"seconds\":"
                + " %d}",
            perSecond,
            IDLE_SECONDS));
  }

  /** How often the thread of the edges has gone to sleep, by the kernel. */
  private static long switches() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      for (Path task : tasks.toList()) {
        if (Files.readString(task.resolve("comm")).strip().equals(EDGES_THREAD)) {
          return Files.readAllLines(task.resolve("status")).stream()
              .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum();
        }
      }
    }
    throw new IllegalStateException("there is no thread " + EDGES_THREAD);
  }

  private void drive(AtomicInteger heard, int count) {
    for (int i = 0; i < count; i++) {
      int before = heard.get();
      board.drive(21, (i & 1) == 0);
      while (heard.get() == before) {
        Thread.onSpinWait();
      }
    }
  }

  private void report(String name, ThreadCost cost, int calls) {
    double micros = cost.cpuNanos() / 1e3 / calls;
    double bytes = (double) cost.bytes() / calls;
    System.out.printf(Locale.ROOT, "%-36s %8.3f us CPU  %8.2f bytes%n", name, micros, bytes);
    results.add(
        String.format(
            Locale.ROOT,
            "  {\"name\": \"%s\", \"cpuMicros\": %.3f, \"allocatedBytes\": %.2f, \"calls\": %d}",
            name,
            micros,
            bytes,
            calls));
  }
}
