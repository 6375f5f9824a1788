package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.Material;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens; several on a line happen to one visitor. Each prints as it is written.
 */
public sealed interface Action {

  /**
   * A card is presented.
   *
   * @param uid 4, 7 or 10 bytes as hex digits
   */
  record Card(String uid) implements Action {
    public Card {
      int bytes = HexFormat.of().parseHex(uid).length;
      if (bytes != 4 && bytes != 7 && bytes != 10) {
        throw new IllegalArgumentException("a card has 4, 7 or 10 bytes, but this has " + bytes);
      }
      uid = uid.toUpperCase(Locale.ROOT);
    }

    public byte[] bytes() {
      return HexFormat.of().parseHex(uid);
    }

    @Override
    public String toString() {
      return "card " + uid;
    }
  }

  /** The lid is open for a time; what follows on the line happens meanwhile. */
  record LidOpen(Duration time) implements Action {
    @Override
    public String toString() {
      return "lid open for " + Times.length(time);
    }
  }

  /** Waste falls in. */
  record Deposit(Material material, Range grams) implements Action {
    @Override
    public String toString() {
      return "deposit " + material.code() + " " + grams;
    }
  }

  /** Somebody takes waste out. */
  record TakeOut(Range grams) implements Action {
    @Override
    public String toString() {
      return "take out " + grams;
    }
  }

  /** Somebody leans on the bin, unsteadily. */
  record Lean(int grams, Duration time) implements Action {
    @Override
    public String toString() {
      return "lean " + grams + " g for " + Times.length(time);
    }
  }

  /** A crew empties the bin. */
  record Emptied() implements Action {
    @Override
    public String toString() {
      return "emptied";
    }
  }

  /** The air is like this from now on. */
  record AirIs(Air air) implements Action {
    @Override
    public String toString() {
      String celsius =
          air.celsius() == Math.rint(air.celsius())
              ? String.valueOf((long) air.celsius())
              : String.valueOf(air.celsius());
      return "air %s C humid %d %% sun %d %%"
          .formatted(celsius, air.humidPercent(), air.sunPercent());
    }
  }

  /** An address of a bus does not acknowledge for a time. */
  record I2cNack(int bus, int address, Duration time) implements Action {
    @Override
    public String toString() {
      return "fault i2c %d 0x%02X nack for %s".formatted(bus, address, Times.length(time));
    }
  }

  /**
   * A part fails.
   *
   * @param time null means for good
   */
  record PartFault(String part, Fault fault, @Nullable Duration time) implements Action {
    @Override
    public String toString() {
      String length = time == null ? "" : " for " + Times.length(time);
      return "fault " + part + " " + fault.word() + length;
    }
  }

  /** How a part fails. */
  enum Fault {
    /** It works on, but its value stays. */
    STUCK("stuck"),
    /** It is unplugged. */
    ABSENT("absent"),
    /** Another chip answers at its address. */
    WRONG_CHIP("wrong-chip");

    private final String word;

    Fault(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
