package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.ScriptedPart;
import io.lucidbins.mocks.bus.VirtualI2cProvider;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Pause;
import java.util.List;
import java.util.Map;

/**
 * One address of a bus behind Pi4J that expects a script; closing it fails on what is left over.
 */
final class ScriptedBus implements AutoCloseable {
  final VirtualClock clock = VirtualClock.stepped();
  final Pause pause = new Pause(clock);
  final I2C i2c;
  private final Context pi4j;
  private final I2cBus bus;
  private final int address;
  private final ScriptedPart part;

  ScriptedBus(int address, List<String> script) {
    this.bus = new I2cBus(1, clock);
    this.address = address;
    this.part = new ScriptedPart(script);
    bus.attach(address, part);
    this.pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new VirtualI2cProvider(Map.of(1, bus)))
            .build();
    this.i2c = pi4j.create(I2C.newConfigBuilder(pi4j).id("part").bus(1).device(address).build());
  }

  /** Has the bus itself fail. */
  void fault(I2cFault fault, Occurrence when) {
    bus.fault(address, fault, when);
  }

  @Override
  public void close() {
    pi4j.shutdown();
    part.verify();
  }
}
