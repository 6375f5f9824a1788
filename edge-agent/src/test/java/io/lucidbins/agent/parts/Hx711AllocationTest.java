package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * On pins that allocate nothing themselves, so that what is counted is the driver's; in a virtual
 * machine of its own, because a mock of a pin in another test changes Pi4J's classes for all.
 */
class Hx711AllocationTest {
  private static final int FRAMES = 10_000;

  @Test
  void a_frame_allocates_nothing() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Hx711AllocationTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said.lines().toList()).endsWith("0 bytes a frame");
  }

  /** Prints what a frame allocates on this thread. */
  static void main() {
    try (var pins = new StillPins(null)) {
      var scale = new Hx711(pins.sck, pins.dout, new Pause(MonotonicClock.system()));
      var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      clockOut(scale);

      long before = thread.getCurrentThreadAllocatedBytes();
      clockOut(scale);
      long bytes = thread.getCurrentThreadAllocatedBytes() - before;

      System.out.println("\n" + Math.ceilDiv(bytes, FRAMES) + " bytes a frame");
    }
  }

  private static void clockOut(Hx711 scale) {
    for (int i = 0; i < FRAMES; i++) {
      scale.clockOut(true);
    }
  }
}
