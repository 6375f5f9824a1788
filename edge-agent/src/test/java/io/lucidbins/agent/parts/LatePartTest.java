package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.KernelShim;
import io.lucidbins.pi4j.linux.SerialPorts;
import io.lucidbins.pi4j.linux.ShimBoard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LatePartTest {
  private static final BusError ABSENT = new BusError(0, "I2C bus 1 cannot be opened");

  private final VirtualClock clock = VirtualClock.stepped();

  @Test
  void it_is_opened_once_that_can_be_done_and_tried_less_and_less_often() throws Exception {
    List<Long> triedAtMs = new ArrayList<>();
    var part =
        new LatePart(
            "tmp102",
            () -> {
              triedAtMs.add(clock.nanos() / 1_000_000);
              if (triedAtMs.size() < 4) {
                throw new PartFailure(ABSENT);
              }
              return new WarmAir();
            },
            clock);

    List<Measured<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      asked.add(part.measureMilliCelsius());
      clock.advance(Duration.ofMillis(500));
    }

    // tried at once, then after 1, 2 and 4 s
    assertThat(triedAtMs).containsExactly(0L, 1_000L, 3_000L, 7_000L);
    assertThat(asked.subList(0, 14)).containsOnly(new Failed<>(ABSENT));
    assertThat(asked.subList(14, 18)).allSatisfy(m -> assertThat(m).isInstanceOf(Reading.class));
  }

  @Test
  void who_listens_for_knocks_is_heard_when_it_is_there() throws Exception {
    List<Consumer<Long>> listeners = new ArrayList<>();
    var part = new LatePart("lis3dh", () -> new Still(listeners), clock);
    List<Long> knocks = new ArrayList<>();

    part.onKnock(knocks::add);
    part.measure();
    listeners.forEach(listener -> listener.accept(5L));

    assertThat(knocks).containsExactly(5L);
  }

  /** What holds one line of a part must not leave the other one claimed. */
  @Test
  void lines_that_somebody_holds_are_taken_when_they_are_let_go() throws Exception {
    KernelShim shim = KernelShim.load();
    try (var holder = new ShimBoard(shim)) {
      DigitalOutput held = output(holder.pi4j(), 21);
      try (var board = Board.of(ports(new ShimBoard(shim)), echoOn20And21())) {
        RangeFinder part = board.rangeFinder().orElseThrow();

        assertThat(why(part)).contains("GPIO 21 is in use by");

        output(holder.pi4j(), 20).close(); // the trigger was given back
        held.close();
        clock.advance(Duration.ofSeconds(1));
        assertThat(why(part)).contains("not ready"); // it is asked, and nothing is wired to it
      }
    }
  }

  private static String why(RangeFinder part) {
    return switch (part.measureMm()) {
      case Reading<Integer> reading -> "a reading: " + reading;
      case Failed<Integer>(Failure why) -> why.describe();
    };
  }

  private static PartsSettings echoOn20And21() {
    return PartsSettings.none().withLevel(LevelSettings.of(LevelSettings.Part.HC_SR04));
  }

  private static DigitalOutput output(Context pi4j, int pin) {
    return pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(pin).build());
  }

  private BoardPorts ports(ShimBoard kernel) {
    return new BoardPorts() {
      @Override
      public Context pi4j() {
        return kernel.pi4j();
      }

      @Override
      public InstantSource wallClock() {
        return clock.wall();
      }

      @Override
      public VirtualClock monotonic() {
        return clock;
      }

      @Override
      public SerialPorts serialPorts() {
        return (path, _) -> {
          throw new KernelException(Errno.ENOENT, path);
        };
      }

      @Override
      public IioDevices iioDevices() {
        return IioDevices.none();
      }

      @Override
      public CardSource cards() {
        return CardSource.none();
      }

      @Override
      public void close() {
        kernel.close();
      }
    };
  }

  private record WarmAir() implements Thermometer {
    @Override
    public String name() {
      return "tmp102";
    }

    @Override
    public Measured<Integer> measureMilliCelsius() {
      return new Reading<>(20_000, Quality.BEST, 0);
    }
  }

  private record Still(List<Consumer<Long>> listeners) implements TiltSensor {
    @Override
    public String name() {
      return "lis3dh";
    }

    @Override
    public Measured<Acceleration> measure() {
      return new Reading<>(new Acceleration(0, 0, 1_000), Quality.BEST, 0);
    }

    @Override
    public void onKnock(Consumer<Long> listener) {
      listeners.add(listener);
    }
  }
}
