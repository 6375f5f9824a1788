package io.lucidbins.mocks.parts;

/** The first interrupt generator of a LIS3DH, sample by sample [DocID17530, 8.21 to 8.24]. */
final class Lis3dhInterrupt {
  /** IA of INT1_SRC. */
  static final int ACTIVE = 0x40;

  private static final int CTRL_REG5 = 0x24;
  private static final int INT1_CFG = 0x30;
  private static final int INT1_THS = 0x32;
  private static final int INT1_DURATION = 0x33;
  private static final int LATCH = 0x08;
  private static final int ALL_OF_THEM = 0x80;
  private static final int DIRECTION = 0x40;
  private static final int EVENTS = 0x3F;
  private static final int[] MG_PER_THRESHOLD = {16, 32, 62, 186};

  private int source;
  private int lasted;
  private int lastEvents;

  /** Whether this configuration looks at samples at all. */
  boolean counts(int configuration) {
    return (configuration & EVENTS) != 0;
  }

  /**
   * The source register after another sample.
   *
   * @param mg of the three axes
   * @param fullScale FS bits of CTRL_REG4
   */
  int sample(double[] mg, int fullScale, int[] registers) {
    int configuration = registers[INT1_CFG];
    int events = events(mg, MG_PER_THRESHOLD[fullScale] * registers[INT1_THS], configuration);
    lasted = holds(events, configuration) ? lasted + 1 : 0;
    boolean active = lasted > registers[INT1_DURATION];
    boolean latched = (registers[CTRL_REG5] & LATCH) != 0;
    if (active) {
      source = events | ACTIVE;
    } else if (!latched || (source & ACTIVE) == 0) {
      source = events;
    }
    lastEvents = events;
    return source;
  }

  /** Reading the source ends a latched interrupt; returns the source from then on. */
  int acknowledge() {
    source = 0;
    return source;
  }

  /** ZH ZL YH YL XH XL: by size, or, for directions, by sign. */
  private static int events(double[] mg, int threshold, int configuration) {
    int events = 0;
    for (int axis = 0; axis < 3; axis++) {
      boolean signed = (configuration & DIRECTION) != 0;
      double value = signed ? mg[axis] : Math.abs(mg[axis]);
      boolean high = value > threshold;
      boolean low = signed ? value < -threshold : value < threshold;
      events |= ((high ? 2 : 0) | (low ? 1 : 0)) << (2 * axis);
    }
    return events & configuration & EVENTS;
  }

  /** One or all of the enabled events; moving into a direction is one that was not there before. */
  private boolean holds(int events, int configuration) {
    int enabled = configuration & EVENTS;
    boolean all = (configuration & ALL_OF_THEM) != 0;
    boolean direction = (configuration & DIRECTION) != 0;
    if (direction && !all) {
      return events != 0 && events != lastEvents;
    }
    if (all && !direction) {
      return events == enabled && enabled != 0;
    }
    return events != 0;
  }
}
