package io.lucidbins.mocks.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.Faults;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests that leave something over, and looks at what became of them. */
class VirtualPiExtensionTest {

  /** The tests that are run; none of them is found by itself. */
  @ExtendWith(VirtualPiExtension.class)
  @Seed(7)
  static final class Samples {
    private long massBefore = -1;

    private static I2C i2c(VirtualPi pi, int address) {
      return pi.pi4j().create(I2C.newConfigBuilder(pi.pi4j()).bus(1).device(address).build());
    }

    @BeforeEach
    void look(Bin bin) {
      massBefore = bin.massGrams();
    }

    @Test
    void tidy(VirtualPi pi, Bin bin, Faults faults, ScriptedI2c scripts, VirtualClock clock)
        throws InterruptedException {
      scripts.expect(0x40, "w 00 r 28");
      I2C scripted = i2c(pi, 0x40);
      assertThat(scripted.readRegister(0x00)).isEqualTo(0x28);
      scripted.close();
      assertThat(massBefore).isZero();
      assertThat(pi.bin()).isSameAs(bin);
      assertThat(pi.faults()).isSameAs(faults);
      assertThat(pi.clock()).isSameAs(clock);
      pi.visitors().deposit(null, Material.GLASS, 400);
      clock.advance(Duration.ofSeconds(10));
      assertThat(bin.massGrams()).isEqualTo(400);
    }

    @Test
    void leaves_a_step(ScriptedI2c scripts) {
      scripts.expect(0x40, "w 00 r 28");
      assertThat(scripts).isNotNull();
    }

    @Test
    void swallows_an_unexpected_transaction(VirtualPi pi, ScriptedI2c scripts) {
      scripts.expect(0x40, "w 00 r 28");
      try (I2C scripted = i2c(pi, 0x40)) {
        scripted.readRegister(0x00);
        scripted.readRegister(0x01);
      } catch (AssertionError e) {
        assertThat(e).hasMessageContaining("after the end of the script");
      }
    }

    @Test
    void leaves_an_instance_open(VirtualPi pi) {
      assertThat(i2c(pi, 0x2A)).isNotNull();
    }

    @Test
    void leaves_a_listener(VirtualPi pi) {
      var input =
          pi.pi4j().create(DigitalInput.newConfigBuilder(pi.pi4j()).bcm(VirtualPi.LID_PIN).build());
      input.addListener(_ -> {});
      assertThat(pi.watchedPins()).containsExactly(VirtualPi.LID_PIN);
    }

    @Test
    void leaves_a_virtual_thread(VirtualPi pi) {
      Thread waiting = Thread.ofVirtual().name("sampler").start(LockSupport::park);
      assertThat(waiting.isAlive()).isTrue();
      LEFT_RUNNING.add(waiting);
    }

    @Test
    @Seed(42)
    void fails(VirtualPi pi, VirtualClock clock) throws InterruptedException {
      clock.advance(Duration.ofMillis(1_500));
      try (I2C scale = i2c(pi, 0x2A)) {
        assertThat(scale.readRegister(0x1F)).as("the wrong revision").isEqualTo(0x77);
      }
    }

    @Test
    void knows_its_seed(VirtualPi pi, Bin bin) {
      SEEN.add(bin.feltGrams(0));
      assertThat(pi).isNotNull();
    }
  }

  private static final List<Thread> LEFT_RUNNING = new ArrayList<>();
  private static final List<Double> SEEN = new ArrayList<>();

  private static TestExecutionResult run(String method) {
    var parameters =
        Arrays.stream(Samples.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(method))
            .findFirst()
            .orElseThrow()
            .getParameterTypes();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(Samples.class, method, parameters))
            .build();
    List<TestExecutionResult> results = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  results.add(result);
                }
              }
            });
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private static String failureOf(String method) {
    var result = run(method);
    assertThat(result.getStatus()).as(method).isEqualTo(TestExecutionResult.Status.FAILED);
    return String.valueOf(result.getThrowable().orElseThrow().getMessage());
  }

  @Test
  void a_tidy_test_passes() {
    assertThat(run("tidy").getThrowable()).isEmpty();
  }

  @Test
  void a_step_left_over_fails_the_test() {
    assertThat(failureOf("leaves_a_step"))
        .contains("a script with steps left over at i2c-1 0x40: left over: [w 00 r 28]")
        .contains("seed 7");
  }

  @Test
  void an_unexpected_transaction_fails_the_test_even_if_it_was_swallowed() {
    assertThat(failureOf("swallows_an_unexpected_transaction"))
        .contains("an unexpected transaction: i2c-1 0x40: a transfer after the end of the script");
  }

  @Test
  void an_open_instance_fails_the_test() {
    assertThat(failureOf("leaves_an_instance_open")).contains("a Pi4J instance still open: I2C");
  }

  @Test
  void a_listener_fails_the_test() {
    assertThat(failureOf("leaves_a_listener")).contains("a listener still registered: at GPIO 17");
  }

  @Test
  void a_virtual_thread_fails_the_test() {
    try {
      assertThat(failureOf("leaves_a_virtual_thread"))
          .contains("a virtual thread still waiting: #")
          .contains(" sampler");
    } finally {
      LEFT_RUNNING.forEach(LockSupport::unpark);
      LEFT_RUNNING.clear();
    }
  }

  @Test
  void a_failure_shows_seed_time_and_transactions() {
    var failure = run("fails").getThrowable().orElseThrow();

    assertThat(failure).hasMessageContaining("the wrong revision");
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0])
        .hasMessageContaining("seed 42 (-Dseed=42 plays it again), virtual time 1.500000 s")
        .hasMessageContaining("+1.500000 i2c1 2A w 1F r 0F");
  }

  @Test
  void the_property_overrides_the_annotation() {
    SEEN.clear();
    run("knows_its_seed");
    run("knows_its_seed");
    System.setProperty("seed", "8");
    try {
      run("knows_its_seed");
      System.setProperty("seed", "eight");
      assertThat(failureOf("knows_its_seed")).contains("-Dseed must be a whole number");
    } finally {
      System.clearProperty("seed");
    }

    assertThat(SEEN).hasSize(3);
    assertThat(SEEN.get(0)).isEqualTo(SEEN.get(1)).isNotEqualTo(SEEN.get(2));
  }
}
