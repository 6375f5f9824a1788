package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.sun.management.ThreadMXBean;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.Wakeup;
import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the loop of the echo leaves for the garbage collector. */
class HcSr04AllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int PINGS = 10_000;
  private static final long CYCLE_NANOS = 60_000_000;

  /** A Reading of 28 bytes, which are 32, and its Integer. */
  private static final long RESULT_BYTES = 32 + 16;

  private static final class QuietInput extends DigitalInputBase {
    private DigitalStateChangeListener listener = _ -> {};

    QuietInput(DigitalInputConfig config) {
      super(null, config);
    }

    @Override
    public DigitalState state() {
      return DigitalState.LOW;
    }

    @Override
    public DigitalInput addListener(DigitalStateChangeListener... listeners) {
      listener = listeners[0];
      return this;
    }
  }

  private static final class QuietOutput extends DigitalOutputBase {
    QuietOutput(DigitalOutputConfig config) {
      super(null, config);
    }

    @Override
    public DigitalOutput state(DigitalState next) {
      return this;
    }
  }

  /** Time that waiting carries forward, with the edges of all echoes made beforehand. */
  private static final class EchoingClock implements MonotonicClock {
    private final QuietInput input;
    private final EdgeEvent[] edges = new EdgeEvent[2 * (WARM_UP + PINGS)];
    private int next;
    private long now;

    EchoingClock(QuietInput input) {
      this.input = input;
      for (int i = 0; i < edges.length; i++) {
        long rise = i / 2 * CYCLE_NANOS + 450_000;
        boolean high = i % 2 == 0;
        var state = high ? DigitalState.HIGH : DigitalState.LOW;
        edges[i] = new EdgeEvent(input, state, high ? rise : rise + 5_824_000, i);
      }
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void waitUntil(long nanos) {
      now = Math.max(now, nanos);
    }

    @Override
    public boolean waitUntil(long nanos, Wakeup wakeup) {
      if (next < edges.length && edges[next].timestampNanos() <= nanos) {
        now = Math.max(now, edges[next].timestampNanos());
        input.listener.onDigitalStateChange(edges[next]);
        next++;
      } else {
        now = Math.max(now, nanos);
      }
      return wakeup.take();
    }
  }

  @Test
  void a_measurement_allocates_its_result_and_nothing_else() {
    Context pi4j = Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().build();
    var input = new QuietInput(DigitalInput.newConfigBuilder(pi4j).id("echo").bcm(21).build());
    var output = new QuietOutput(DigitalOutput.newConfigBuilder(pi4j).id("trig").bcm(20).build());
    var air = OptionalDouble.of(20);
    var part = new HcSr04(output, input, new Pause(new EchoingClock(input)), () -> air);
    for (int i = 0; i < WARM_UP; i++) {
      assertThat(part.measureMm() instanceof Reading<Integer>).isTrue();
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();

    int readings = 0;
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < PINGS; i++) {
      readings += part.measureMm() instanceof Reading<Integer> ? 1 : 0;
    }
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    pi4j.shutdown();

    assertThat(readings).isEqualTo(PINGS);
    assertThat((double) bytes / PINGS).as("bytes per measurement").isLessThan(RESULT_BYTES + 1.0);
  }
}
