package io.lucidbins.mocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.SerialPort;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live gear: parts, world and programs on threads of their own, 60 times as fast. */
class VirtualPiLiveTest {
  private static final int ROUNDS = 100;

  private final VirtualClock clock =
      VirtualClock.live(MonotonicClock.system(), VirtualClock.DEFAULT_START, 60);
  private final Bin bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 5);
  private final VirtualPi pi = VirtualPi.on(clock, bin, 5);

  @AfterEach
  void close() {
    pi.close();
    clock.close();
  }

  @Test
  @Timeout(120)
  void everything_happens_at_once_and_nothing_waits_for_ever() throws Exception {
    List<Future<Integer>> work = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      work.add(threads.submit(this::readLevel));
      work.add(threads.submit(this::ping));
      work.add(threads.submit(this::readRegisters));
      work.add(threads.submit(this::askReader));
      work.add(threads.submit(this::pulseScale));
      work.add(threads.submit(this::visit));
      for (Future<Integer> one : work) {
        assertThat(one.get()).isPositive();
      }
    }
  }

  private int readLevel() throws Exception {
    int bytes = 0;
    byte[] into = new byte[64];
    try (SerialPort port = pi.serialPorts().open(VirtualPi.LEVEL_PORT, 9_600)) {
      for (int i = 0; i < ROUNDS; i++) {
        bytes += port.read(into, 0, into.length);
      }
    }
    return bytes;
  }

  private int ping() throws InterruptedException {
    var edges = new AtomicInteger();
    input(VirtualPi.ECHO_PIN).addListener(_ -> edges.incrementAndGet());
    DigitalOutput trigger = output(VirtualPi.TRIGGER_PIN);
    for (int i = 0; i < ROUNDS; i++) {
      trigger.high();
      clock.waitUntil(clock.nanos() + 10_000);
      trigger.low();
      clock.waitUntil(clock.nanos() + 60_000_000);
    }
    return edges.get();
  }

  private int readRegisters() throws InterruptedException {
    int read = 0;
    byte[] into = new byte[2];
    for (int i = 0; i < ROUNDS; i++) {
      for (int address : new int[] {0x48, 0x49, 0x18, 0x2A}) {
        String id = "i2c" + address;
        I2C device =
            pi.pi4j().registry().exists(id)
                ? pi.pi4j().registry().get(id)
                : pi.pi4j()
                    .create(I2C.newConfigBuilder(pi.pi4j()).id(id).bus(1).device(address).build());
        read += device.readRegister(0x00, into);
      }
      clock.waitUntil(clock.nanos() + 20_000_000);
    }
    return read;
  }

  private int askReader() throws Exception {
    int bytes = 0;
    byte[] into = new byte[64];
    try (SerialPort port = pi.serialPorts().open(VirtualPi.CARDS_PORT, 115_200)) {
      for (int i = 0; i < ROUNDS; i++) {
        port.write(HexFormat.of().parseHex("5555000000"));
        clock.waitUntil(clock.nanos() + 5_000_000);
        port.write(HexFormat.of().parseHex("0000FF02FED4022A00"));
        bytes += port.read(into, 0, into.length);
      }
    }
    return bytes;
  }

  private int pulseScale() throws InterruptedException {
    var falls = new AtomicInteger();
    input(VirtualPi.DOUT_PIN).addListener(event -> falls.addAndGet(event.state().isLow() ? 1 : 0));
    DigitalOutput sck = output(VirtualPi.SCK_PIN);
    for (int i = 0; i < ROUNDS; i++) {
      for (int pulse = 0; pulse < 25; pulse++) {
        sck.high();
        sck.low();
      }
      clock.waitUntil(clock.nanos() + 450_000_000);
    }
    return falls.get();
  }

  private int visit() throws InterruptedException {
    byte[] card = HexFormat.of().parseHex("04A1B2C3");
    for (int i = 0; i < ROUNDS; i++) {
      pi.visitors().present(card);
      bin.drop(Material.GLASS, 100);
      bin.lid(i % 2 == 0);
      pi.faults().on("a02yyuw").fault("noise").once();
      clock.waitUntil(clock.nanos() + 50_000_000);
    }
    return (int) bin.massGrams();
  }

  private DigitalInput input(int bcm) {
    return pi.pi4j()
        .create(
            DigitalInput.newConfigBuilder(pi.pi4j()).id("in" + bcm).bcm(bcm).debounce(0L).build());
  }

  private DigitalOutput output(int bcm) {
    return pi.pi4j()
        .create(
            DigitalOutput.newConfigBuilder(pi.pi4j())
                .id("out" + bcm)
                .bcm(bcm)
                .initial(DigitalState.LOW)
                .build());
  }
}
