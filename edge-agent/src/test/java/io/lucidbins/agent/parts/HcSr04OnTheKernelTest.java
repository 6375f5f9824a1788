package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.KernelShim;
import io.lucidbins.pi4j.linux.LineGroup;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.ShimBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver on the unmodified plugin, with real calls and threads in the way. */
class HcSr04OnTheKernelTest {
  private static final int TRIGGER = 20;
  private static final int ECHO = 21;
  private static final int READINGS = 10;
  private static final Duration CYCLE = Duration.ofMillis(60);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** There and back over 1,000 mm at 20 degC: 2 m / (331.3 + 0.606 x 20) m/s = 5.8238 ms. */
  private static final long ECHO_NANOS = 5_824_000;

  private final ShimBoard board =
      new ShimBoard(KernelShim.load(), new LineGroup("level", List.of(TRIGGER, ECHO)));

  @AfterEach
  void shut_down() {
    board.close();
  }

  @Test
  void measures_a_metre_to_the_millimetre_while_four_threads_are_busy() throws Exception {
    board.shim().echo(TRIGGER, ECHO, 450_000, ECHO_NANOS);
    Context pi4j = board.pi4j();
    DigitalOutput trigger =
        pi4j.create(
            DigitalOutput.newConfigBuilder(pi4j).bcm(TRIGGER).initial(DigitalState.LOW).build());
    DigitalInput echo =
        pi4j.create(
            DigitalInput.newConfigBuilder(pi4j).bcm(ECHO).debounce(HcSr04.DEBOUNCE_MICROS).build());
    Pause pause = new Pause(MonotonicClock.system());
    var part = new HcSr04(trigger, echo, pause, () -> OptionalDouble.of(20.0));

    List<Integer> readings = new ArrayList<>();
    List<Measured<Integer>> failed = new ArrayList<>();
    var stop = new AtomicBoolean();
    List<Thread> load = busy(stop);
    try {
      long deadline = pause.clock().nanos() + LIMIT.toNanos();
      while (readings.size() < READINGS && pause.clock().nanos() < deadline) {
        switch (part.measureMm()) {
          case Reading<Integer>(Integer mm, Quality quality, long _) -> {
            assertThat(quality.percent()).as("by the kernel's time").isEqualTo(100);
            readings.add(mm);
          }
          case Failed<Integer> why ->
              failed.add(why); // an edge that was told too late is no wrong one
        }
        pause.of(CYCLE);
      }
    } finally {
      stop.set(true);
      for (Thread thread : load) {
        thread.join();
      }
    }

    System.out.printf(
        "HC-SR04 on the kernel, 4 busy threads: %d readings, from %d to %d mm; %d told too late%n",
        readings.size(),
        readings.stream().mapToInt(Integer::intValue).min().orElse(0),
        readings.stream().mapToInt(Integer::intValue).max().orElse(0),
        failed.size());
    assertThat(readings).as("failed: %s", failed).hasSize(READINGS);
    assertThat(readings).allSatisfy(mm -> assertThat(mm).isBetween(999, 1001));
  }

  private static List<Thread> busy(AtomicBoolean stop) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!stop.get()) {
                  Thread.onSpinWait();
                }
              }));
    }
    return threads;
  }
}
