package io.lucidbins.mocks;

import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.VirtualPart;
import io.lucidbins.mocks.time.VirtualClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with the parts of a virtual Pi, by name. {@code on("nau7802").fault("nack")}
 * begins a sentence that ends with how often: {@code once()}, {@code lasting(seconds)}, {@code
 * withProbability(0.05)} or {@code forGood()}. Callable from any thread; equal seeds give equal
 * faults.
 */
public final class Faults {
  private final Harness harness;
  private final VirtualClock clock;
  private final FaultWires wires;
  private final RandomGenerator random;
  private final Map<Place, Chances> chances = new HashMap<>();
  private final Map<Place, Long> ends = new HashMap<>();
  private long wallJumpNanos;

  /** One kind of fault at one part; {@code argument} keeps apart what is of different strength. */
  private record Place(VirtualPart part, FaultKind kind, @Nullable Integer argument) {}

  Faults(Harness wires, Fittings fittings, Bin bin) {
    this.harness = wires;
    this.clock = wires.clock;
    this.wires = new FaultWires(wires, fittings, bin);
    this.random = wires.random("faults");
  }

  /** Names of the parts that can fail. */
  public static Set<String> partNames() {
    return Set.copyOf(VirtualPart.words());
  }

  /** Every fault by its name, with one line of what it means and which parts have it. */
  public static Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    for (FaultKind kind : FaultKind.values()) {
      List<String> parts =
          Arrays.stream(VirtualPart.values()).filter(kind::isFor).map(VirtualPart::word).toList();
      names.put(kind.word(), kind.meaning() + " [" + String.join(", ", parts) + "]");
    }
    return names;
  }

  /**
   * The faults of one part or wire.
   *
   * @throws IllegalArgumentException if there is none of this name; the message lists all
   */
  public Panel on(String part) {
    return new Panel(VirtualPart.named(part));
  }

  /** The faults of one part. */
  public final class Panel {
    private final VirtualPart part;

    private Panel(VirtualPart part) {
      this.part = part;
    }

    /**
     * One fault of it, with its usual strength.
     *
     * @throws IllegalArgumentException if the part has none of this name; the message lists all
     */
    public Making fault(String name) {
      return new Making(Fault.of(part, FaultKind.named(name, part)));
    }

    /** One fault of it, with a number such as microseconds; the list of names says which. */
    public Making fault(String name, int number) {
      return new Making(Fault.of(part, FaultKind.named(name, part)).withArgument(number));
    }

    /** Ends all its faults. */
    public void clear() {
      Faults.this.clear(part);
    }
  }

  /** A fault that waits to be told how often it strikes. */
  public final class Making {
    private final Fault fault;

    private Making(Fault fault) {
      this.fault = fault;
    }

    /** The next chance only; what just happens does so now. */
    public void once() {
      make(fault.once());
    }

    /** From now for this long. */
    public void lasting(Duration time) {
      make(fault.lasting(time));
    }

    /** From now until it is cleared. */
    public void forGood() {
      make(fault);
    }

    /** Each chance with this probability, above 0 to 1, until it is cleared. */
    public void withProbability(double share) {
      make(fault.withProbability(share));
    }

    /** Each chance with this probability, for this long. */
    public void withProbability(double share, Duration time) {
      make(fault.withProbability(share).lasting(time));
    }
  }

  /**
   * Makes a fault, from now on.
   *
   * @throws IllegalArgumentException if this virtual Pi does not have the part
   */
  public synchronized void make(Fault fault) {
    switch (fault.lasting()) {
      case CHANCE -> chance(fault);
      case STATE -> {
        if (happens(fault)) {
          begin(fault);
        }
      }
      case MOMENT -> {
        if (happens(fault)) {
          happen(fault);
        }
      }
    }
  }

  private boolean happens(Fault fault) {
    return fault.certain() || random.nextDouble() < fault.share();
  }

  private void chance(Fault fault) {
    var place = new Place(fault.part(), fault.kind(), fault.argument());
    Chances known = chances.computeIfAbsent(place, this::chances);
    known.add(fault, clock.nanos());
    wires.strike(fault, known, random);
  }

  private Chances chances(Place place) {
    return new Chances(harness.random(place.part().word() + " " + place.kind().word()));
  }

  private void begin(Fault fault) {
    wires.begin(fault);
    var place = new Place(fault.part(), fault.kind(), null);
    Duration time = fault.time();
    if (time == null) {
      ends.put(place, Long.MAX_VALUE);
      return;
    }
    long end = clock.nanos() + time.toNanos();
    ends.merge(place, end, Math::max);
    clock.at(end, () -> end(place));
  }

  /** Ends what lasted, unless it was made again for longer. */
  private synchronized void end(Place place) {
    Long end = ends.get(place);
    if (end != null && clock.nanos() >= end) {
      ends.remove(place);
      wires.end(place.part(), place.kind());
    }
  }

  private void happen(Fault fault) {
    switch (fault.kind()) {
      case CLOCK_JUMP -> wallJumpNanos += fault.number() * 1_000_000_000L;
      case WRONG_CHIP -> wires.model(fault.part()).pretendOtherChip();
      case RESET -> wires.model(fault.part()).reset();
      case BROWNOUT -> {
        wires.model(fault.part()).unplug(true);
        clock.in(Duration.ofMillis(fault.number()), () -> wires.model(fault.part()).unplug(false));
      }
      default -> throw new IllegalStateException(fault.kind() + " does not just happen");
    }
  }

  private synchronized void clear(VirtualPart part) {
    chances.forEach((place, active) -> {
      if (place.part() == part) {
        active.clear();
      }
    });
    for (Place place : new ArrayList<>(ends.keySet())) {
      if (place.part() == part) {
        ends.remove(place);
        wires.end(place.part(), place.kind());
      }
    }
  }

  /** Dates as a board shows them whose clock was made to jump. */
  InstantSource dates(InstantSource right) {
    return () -> {
      synchronized (this) {
        return right.instant().plusNanos(wallJumpNanos);
      }
    };
  }

  /** Nothing acknowledges {@code address} of bus 1 for {@code time} from now. */
  public void nack(int address, Duration time) {
    harness.i2c.nack(address, time);
  }

  /** Lets {@code passing} transfers through, then {@code count} are not acknowledged. */
  public void nackAfter(int address, int passing, int count) {
    harness.i2c.nackAfter(address, passing, count);
  }

  /** The part goes on, but its value stays. */
  public void stuck(String part, Duration time) {
    on(part).fault("stuck").lasting(time);
  }

  /** The part is unplugged, and plugged in again after {@code time}. */
  public void absent(String part, Duration time) {
    on(part).fault("absent").lasting(time);
  }
}
