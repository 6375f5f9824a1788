package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product promises of its hardware, through the unmodified plugin and real calls. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnTheKernelTest {
  private static final int TRIGGER = 20;
  private static final int ECHO = 21;

  /** Speed of sound at 20 degC: 331.3 + 0.606 x 20 = 343.42 m/s. */
  private static final double METRES_PER_SECOND = 343.42;

  /** There and back over 1,000 mm at that speed: 2 m / 343.42 m/s = 5.8238 ms. */
  private static final long ECHO_NANOS = 5_824_000;

  private final ShimBoard board =
      new ShimBoard(KernelShim.load(), new LineGroup("level", List.of(TRIGGER, ECHO)));
  private final Context pi4j = board.pi4j();

  @AfterEach
  void shut_down() {
    board.close();
  }

  @Test
  void a_register_is_read() {
    I2C part = i2c(0x2A);
    part.writeRegister(0x1F, (byte) 0xF0);

    assertThat(part.readRegister(0x1F)).isEqualTo(0xF0);
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EREMOTEIO, Errno.ENXIO})
  void a_missing_acknowledgement_is_an_error_of_the_bus(int errno) {
    board.shim().part(0x2A, errno);
    I2C nobody = i2c(0x2B);

    assertThatThrownBy(() -> nobody.readRegister(0x00))
        .isInstanceOf(Pi4JException.class)
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(errno))
        .satisfies(e -> assertThat(Errno.isNack(Errno.of(e).orElse(0))).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"HIGH, H", "LOW, L"})
  void an_output_never_has_another_level_than_its_first(DigitalState initial, String history) {
    output(19, initial);

    assertThat(board.shim().history(19)).as("levels since the claim").isEqualTo(history);
  }

  @Test
  void an_output_keeps_its_level_while_another_line_of_its_group_is_configured() {
    DigitalOutput trigger = output(TRIGGER, DigitalState.LOW);
    trigger.high();

    input(ECHO).addListener(_ -> {});

    assertThat(board.shim().history(TRIGGER)).doesNotContain("HL").startsWith("LH");
  }

  /** 50 echoes; the worst of them counts. */
  @Test
  void an_echo_is_measured_to_the_millimetre_while_the_machine_is_busy() throws Exception {
    board.shim().echo(TRIGGER, ECHO, 450_000, ECHO_NANOS);
    DigitalOutput trigger = output(TRIGGER, DigitalState.LOW);
    BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    input(ECHO).addListener(event -> heard.add(new Heard((EdgeEvent) event, System.nanoTime())));
    var stop = new AtomicBoolean();
    List<Thread> load = busy(4, stop);

    List<Double> byKernel = new ArrayList<>();
    List<Double> byListener = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      trigger.high();
      trigger.low();
      Heard rise = heard.poll(10, TimeUnit.SECONDS);
      Heard fall = heard.poll(10, TimeUnit.SECONDS);
      assertThat(rise.event.state()).isEqualTo(DigitalState.HIGH);
      assertThat(fall.event.state()).isEqualTo(DigitalState.LOW);
      assertThat(fall.event.lineSequence()).isEqualTo(rise.event.lineSequence() + 1);
      byKernel.add(errorMm(fall.event.timestampNanos() - rise.event.timestampNanos()));
      byListener.add(errorMm(fall.nanos - rise.nanos));
    }
    stop.set(true);
    for (Thread thread : load) {
      thread.join();
    }

    print("kernel timestamps", byKernel);
    print("nanoTime in the listener", byListener);
    assertThat(byKernel).allSatisfy(mm -> assertThat(mm).isCloseTo(0, within(1.0)));
  }

  private record Heard(EdgeEvent event, long nanos) {}

  private static double errorMm(long echoNanos) {
    return echoNanos * 1e-9 * METRES_PER_SECOND / 2 * 1000 - 1000;
  }

  private static List<Thread> busy(int count, AtomicBoolean stop) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
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

  private static void print(String clock, List<Double> errors) {
    double[] sorted = errors.stream().mapToDouble(Math::abs).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "echo of 5.824 ms, 4 busy threads, %d times, by %s: |error| median %.3f mm, worst %.3f"
            + " mm%n",
        sorted.length,
        clock,
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  private DigitalInput input(int line) {
    return pi4j.create(DigitalInput.newConfigBuilder(pi4j).bcm(line).debounce(0L).build());
  }

  private DigitalOutput output(int line, DigitalState initial) {
    return pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(line).initial(initial).build());
  }

  private I2C i2c(int address) {
    return pi4j.create(I2C.newConfigBuilder(pi4j).bus(1).device(address).build());
  }
}
