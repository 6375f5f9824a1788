package io.lucidbins.mocks;

import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.parts.I2cChip;
import io.lucidbins.mocks.parts.Nau7802Model;
import io.lucidbins.mocks.parts.Part;
import io.lucidbins.mocks.parts.Vl53l1xModel;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What can go wrong with the parts of a virtual Pi. Parts are named "vl53l1x" and "nau7802". */
public final class Faults {
  private static final Map<String, Integer> ADDRESSES =
      Map.of("vl53l1x", Vl53l1xModel.ADDRESS, "nau7802", Nau7802Model.ADDRESS);

  private final VirtualClock clock;
  private final I2cBus i2c;
  private final Map<String, Part> parts;

  Faults(VirtualClock clock, I2cBus i2c, Map<String, Part> parts) {
    this.clock = clock;
    this.i2c = i2c;
    this.parts = parts;
  }

  /** Names of the parts that can fail. */
  public static Set<String> partNames() {
    return ADDRESSES.keySet();
  }

  /** Nothing acknowledges {@code address} for {@code time} from now. */
  public void nack(int address, Duration time) {
    i2c.nack(address, time);
  }

  /** Lets {@code passing} transfers through, then {@code count} are not acknowledged. */
  public void nackAfter(int address, int passing, int count) {
    i2c.nackAfter(address, passing, count);
  }

  /** The part goes on, but its value stays. */
  public void stuck(String part, Duration time) {
    Part model = named(part);
    model.stick(true);
    clock.in(time, () -> model.stick(false));
  }

  /** The part is unplugged, and plugged in again after {@code time}, as it was. */
  public void absent(String part, Duration time) {
    int address = ADDRESSES.getOrDefault(part, 0);
    if (named(part) instanceof I2cChip chip) {
      i2c.detach(address);
      clock.in(time, () -> i2c.attach(address, chip.part()));
    }
  }

  /** Another chip answers at the part's address, for good. */
  public void wrongChip(String part) {
    named(part).pretendOtherChip();
  }

  private Part named(String part) {
    Part model = parts.get(part);
    if (model == null) {
      throw new IllegalArgumentException(
          "there is no part \"" + part + "\", only " + partNames().stream().sorted().toList());
    }
    return model;
  }
}
