package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.BusTrace;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Wakeup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The board that the agent runs on, with the parts that its settings name. Opening it touches no
 * part: parts are initialised when they are first asked, and one that does not answer fails its
 * measurements while everything else runs on.
 */
public final class Board implements AutoCloseable {
  private final BoardPorts ports;
  private final Wakeup wakeup = new Wakeup();
  private final Wiring wiring;
  private final LatestAir air;
  private final @Nullable RangeFinder rangeFinder;
  private final @Nullable Scale scale;
  private final @Nullable Thermometer thermometer;
  private final @Nullable TiltSensor tiltSensor;
  private final @Nullable BatteryGauge batteryGauge;
  private final Set<String> sharing;
  private final @Nullable CardReader cardReader;
  private final @Nullable Lid lid;
  private final @Nullable PushButton button;
  private final Feedback feedback;
  private final @Nullable Display display;

  private Board(BoardPorts ports, PartsSettings settings) {
    this.ports = ports;
    this.wiring = new Wiring(ports);
    this.air = new LatestAir(ports.monotonic()::nanos);
    var sensors = new OpenSensors(wiring, settings, air);
    this.rangeFinder = sensors.level();
    this.scale = sensors.weight();
    this.thermometer = sensors.temperature();
    this.tiltSensor = sensors.tilt();
    this.batteryGauge = sensors.battery();
    this.sharing = sensors.sharing();
    var panel = new OpenPanel(wiring, settings);
    this.cardReader = panel.cards();
    this.lid = panel.lid();
    this.button = panel.button();
    this.feedback = panel.feedback();
    this.display = panel.display();
  }

  /** The machine itself: its buses and pins through the kernel, its own clocks. */
  public static Board linux(PartsSettings settings) {
    return new Board(LinuxPorts.open(settings), settings);
  }

  /** A board that somebody else opened, such as a virtual Pi; closed with this. */
  public static Board of(BoardPorts ports, PartsSettings settings) {
    return new Board(ports, settings);
  }

  /** The level part; empty if none is configured. */
  public Optional<RangeFinder> rangeFinder() {
    return Optional.ofNullable(rangeFinder);
  }

  /** The weight part; empty if none is configured. */
  public Optional<Scale> scale() {
    return Optional.ofNullable(scale);
  }

  /** The thermometer; empty if none is configured. */
  public Optional<Thermometer> thermometer() {
    return Optional.ofNullable(thermometer);
  }

  /** The accelerometer; empty if none is configured. */
  public Optional<TiltSensor> tiltSensor() {
    return Optional.ofNullable(tiltSensor);
  }

  /** The battery gauge; empty if none is configured. */
  public Optional<BatteryGauge> batteryGauge() {
    return Optional.ofNullable(batteryGauge);
  }

  /** The card reader, to be asked by one thread of its own; empty if none is configured. */
  public Optional<CardReader> cardReader() {
    return Optional.ofNullable(cardReader);
  }

  /** The switch of the lid; empty if none is configured or its line cannot be opened. */
  public Optional<Lid> lid() {
    return Optional.ofNullable(lid);
  }

  /** The push button; empty if none is configured or its line cannot be opened. */
  public Optional<PushButton> button() {
    return Optional.ofNullable(button);
  }

  /**
   * Writes what happens on the buses to a file from now on, until this is closed, the file has 1
   * MiB, or 10 min are over. The bytes of a card reader are left out.
   *
   * @return whether this board can; a virtual one cannot
   * @throws IOException if the file cannot be written
   */
  public boolean trace(Path file) throws IOException {
    Optional<BusTrace> buses = ports.trace();
    if (buses.isPresent()) {
      buses.get().start(file, BusTrace.LONGEST);
    }
    return buses.isPresent();
  }

  /** Lamps and buzzer, as far as they are fitted; dark and silent so far. */
  public Feedback feedback() {
    return feedback;
  }

  /** The display; empty if none is configured or its bus cannot be opened. */
  public Optional<Display> display() {
    return Optional.ofNullable(display);
  }

  /** What is known of the air in the bin; whoever asks the thermometer keeps it up to date. */
  public LatestAir air() {
    return air;
  }

  /**
   * Names of the parts that share one bus, if there are at least three: then the failures of one
   * may be the fault of another.
   */
  public Set<String> sharing() {
    return sharing;
  }

  /** What is configured, gives no measurements and cannot be opened: its name, and why. */
  public Map<String, Failed<Object>> missing() {
    Map<String, Failed<Object>> all = new LinkedHashMap<>();
    wiring.missing().forEach((String name, BusError why) -> all.put(name, new Failed<>(why)));
    return all;
  }

  /** Where each configured part is, for people, such as "I2C bus 1, 0x2A"; by its job. */
  public Map<String, String> places() {
    return Map.copyOf(wiring.places());
  }

  /**
   * Tells {@code listener} the UID of each card presented at a reader that the board itself has,
   * such as that of a virtual Pi; it only enqueues. The configured {@link #cardReader} is asked.
   */
  public void onCard(Consumer<byte[]> listener) {
    ports.cards().listen(listener);
  }

  /**
   * What answers on the buses and ports of the board, whatever the settings say; takes some
   * seconds. A serial port or line that a part of this board uses shows as in use.
   */
  public List<Probe.Found> probe() {
    return new Probe(ports).all();
  }

  /** Elapsed time, as a number. */
  public long nanos() {
    return ports.monotonic().nanos();
  }

  /** Waits until {@link #nanos()} is at least {@code nanos}, or until {@link #wake()}. */
  public void await(long nanos) throws InterruptedException {
    ports.monotonic().waitUntil(nanos, wakeup);
  }

  /** Ends the wait in progress, or the next one; from any thread. */
  public void wake() {
    wakeup.raise();
  }

  /** Dates, right or wrong. */
  public InstantSource wallClock() {
    return ports.wallClock();
  }

  /** Elapsed time; what the parts' readings are stamped with. */
  public MonotonicClock monotonic() {
    return ports.monotonic();
  }

  /** Lamps and buzzer go off first. */
  @Override
  public void close() {
    feedback.close();
    ports.close();
  }
}
