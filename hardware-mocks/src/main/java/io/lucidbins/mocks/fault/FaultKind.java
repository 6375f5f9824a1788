package io.lucidbins.mocks.fault;

import static io.lucidbins.mocks.fault.FaultKind.Lasting.CHANCE;
import static io.lucidbins.mocks.fault.FaultKind.Lasting.MOMENT;
import static io.lucidbins.mocks.fault.FaultKind.Lasting.STATE;
import static io.lucidbins.mocks.fault.Reach.BUS;
import static io.lucidbins.mocks.fault.Reach.CARD;
import static io.lucidbins.mocks.fault.Reach.CELLS;
import static io.lucidbins.mocks.fault.Reach.CHIP;
import static io.lucidbins.mocks.fault.Reach.DATES;
import static io.lucidbins.mocks.fault.Reach.ECHO;
import static io.lucidbins.mocks.fault.Reach.EDGES;
import static io.lucidbins.mocks.fault.Reach.I2C;
import static io.lucidbins.mocks.fault.Reach.IDENTITY;
import static io.lucidbins.mocks.fault.Reach.KERNEL;
import static io.lucidbins.mocks.fault.Reach.PLUG;
import static io.lucidbins.mocks.fault.Reach.READER;
import static io.lucidbins.mocks.fault.Reach.SERIAL;
import static io.lucidbins.mocks.fault.Reach.WRITES;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every fault, with the word for it, where it gets at a part and what it means. */
public enum FaultKind {
  NACK("nack", CHANCE, "the address is not acknowledged (EREMOTEIO)", I2C),
  NACK_BYTE(
      "nack-byte",
      CHANCE,
      "byte N of a write, from 0, is not acknowledged (EREMOTEIO)",
      new Argument("the byte", "", 0, 255, 0),
      I2C),
  EREMOTEIO("eremoteio", CHANCE, "the controller answers EREMOTEIO; the part sees nothing", I2C),
  ETIMEDOUT("etimedout", CHANCE, "the call answers ETIMEDOUT; the part sees nothing", I2C, KERNEL),
  EAGAIN("eagain", CHANCE, "arbitration is lost (EAGAIN); the part sees nothing", I2C),
  STRETCH(
      "stretch",
      CHANCE,
      "the part holds the clock line low for N ms; beyond 35 ms that is ETIMEDOUT",
      new Argument("the stretch", "ms", 1, 10_000, 50),
      I2C),
  BIT_FLIP(
      "bit-flip",
      CHANCE,
      "one bit of byte N that is read, from 0, is turned over",
      new Argument("the byte", "", 0, 255, 0),
      I2C),
  SHORT_READ(
      "short-read",
      CHANCE,
      "only N bytes of a read arrive",
      new Argument("the bytes", "", 0, 255, 0),
      I2C),
  SDA_LOW("sda-low", CHANCE, "the data line is held low: every transfer is ETIMEDOUT", BUS),
  WRONG_CHIP("wrong-chip", MOMENT, "another chip is there from now on, for good", IDENTITY),
  RESET("reset", MOMENT, "the part starts anew, with the registers of its power-up", CHIP),
  ABSENT("absent", STATE, "the part is unplugged; plugged in again it starts anew", PLUG),
  BROWNOUT(
      "brownout",
      MOMENT,
      "the supply dips: the part is gone for N ms and starts anew",
      new Argument("the dip", "ms", 1, 60_000, 200),
      CHIP),
  STUCK("stuck", STATE, "the part works on, but its value stays", PLUG),
  SLOW_CLOCK(
      "slow-clock",
      STATE,
      "all its times are N % of what they should be",
      new Argument("the clock", "%", 10, 10_000, 150),
      CHIP),
  DRIFT(
      "drift",
      STATE,
      "the zero of the load cells runs away by N g an hour",
      new Argument("the drift", "g", -100_000, 100_000, 500),
      CELLS),
  NOISE(
      "noise",
      CHANCE,
      "serial: bytes arrive with bits turned over; scale: ten times the noise",
      SERIAL,
      CELLS),
  OVERRUN("overrun", CHANCE, "bytes are lost because nobody read in time", SERIAL),
  CUT(
      "cut",
      CHANCE,
      "a frame ends after N bytes",
      new Argument("the bytes", "", 0, 255, 2),
      SERIAL),
  UNPLUGGED("unplugged", CHANCE, "the tty is gone: every call is EIO", SERIAL),
  EBUSY(
      "ebusy",
      CHANCE,
      "somebody else has the device (EBUSY); serial: when opened",
      I2C,
      SERIAL,
      KERNEL),
  EACCES(
      "eacces",
      CHANCE,
      "no right to use the device (EACCES); serial: when opened",
      I2C,
      SERIAL,
      KERNEL),
  EMFILE("emfile", CHANCE, "no file is left (EMFILE); serial: when opened", I2C, SERIAL, KERNEL),
  LOST_EDGE("lost-edge", CHANCE, "an edge has its number, but nobody is told of it", EDGES),
  EXTRA_EDGE(
      "extra-edge",
      CHANCE,
      "a glitch of 20 us follows N us after an edge",
      new Argument("the gap", "us", 1, 1_000_000, 200),
      EDGES),
  LATE_EDGE(
      "late-edge",
      CHANCE,
      "an edge is told N us late; its stamp is right",
      new Argument("the delay", "us", 1, 10_000_000, 5_000),
      EDGES),
  DOUBLE_DISPATCH("double-dispatch", CHANCE, "an edge is told twice", EDGES),
  STALL(
      "stall",
      CHANCE,
      "the program is stopped for N us before it writes the line",
      new Argument("the stall", "us", 1, 10_000_000, 100),
      WRITES),
  DOUBLE_ECHO("double-echo", CHANCE, "a second echo pulse follows the first", ECHO),
  CROSSTALK("crosstalk", CHANCE, "a neighbour's shot ends the echo early", ECHO),
  IIO_MISSING("iio-missing", CHANCE, "the kernel driver is not bound (ENOENT)", KERNEL),
  IIO_GARBAGE("iio-garbage", CHANCE, "the file of the driver holds no number (EINVAL)", KERNEL),
  CARD_TORN(
      "card-torn",
      CHANCE,
      "a card is torn away N ms after it was presented",
      new Argument("the time", "ms", 0, 2_000, 150),
      CARD),
  HANG("hang", STATE, "the reader hears and says nothing until it is reset", READER),
  ERROR_FRAME("error-frame", CHANCE, "the reader answers a command by its error frame", READER),
  CLOCK_JUMP(
      "clock-jump",
      MOMENT,
      "the date jumps by N s; elapsed time does not",
      new Argument("the jump", "s", -1_000_000_000, 1_000_000_000, 3_600),
      DATES);

  /** How a fault goes on. */
  public enum Lasting {
    /** It strikes some or all of the chances that it has: bytes, edges, transfers, calls. */
    CHANCE,
    /** It begins, lasts and ends. */
    STATE,
    /** It happens. */
    MOMENT
  }

  private final String word;
  private final Lasting lasting;
  private final String meaning;
  private final @Nullable String argument;
  private final String unit;
  private final int low;
  private final int high;
  private final int usual;
  private final int reaches;

  FaultKind(String word, Lasting lasting, String meaning, Reach first, Reach... more) {
    this.word = word;
    this.lasting = lasting;
    this.meaning = meaning;
    this.argument = null;
    this.unit = "";
    this.low = 0;
    this.high = 0;
    this.usual = 0;
    this.reaches = Reach.bits(first, more);
  }

  FaultKind(
      String word, Lasting lasting, String meaning, Argument argument, Reach first, Reach... more) {
    this.word = word;
    this.lasting = lasting;
    this.meaning = meaning;
    this.argument = argument.what();
    this.unit = argument.unit();
    this.low = argument.low();
    this.high = argument.high();
    this.usual = argument.usual();
    this.reaches = Reach.bits(first, more);
  }

  /** The word for it in scenarios. */
  public String word() {
    return word;
  }

  /** How it goes on at a part: the noise of a scale is a state, that of a serial line is not. */
  public Lasting lasting(VirtualPart part) {
    return this == NOISE && part.reaches().contains(CELLS) ? STATE : lasting;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }

  /** The number that it may have. */
  public Optional<Argument> argument() {
    return Optional.ofNullable(argument).map(what -> new Argument(what, unit, low, high, usual));
  }

  /** Where it gets at a part, of all the places that the part has. */
  public Set<Reach> reaches(VirtualPart part) {
    Set<Reach> common = Reach.of(reaches);
    common.retainAll(part.reaches());
    return common;
  }

  /** Whether the part can have it. */
  public boolean isFor(VirtualPart part) {
    return !reaches(part).isEmpty();
  }

  /** The faults that a part can have. */
  public static List<FaultKind> of(VirtualPart part) {
    return Arrays.stream(values()).filter(kind -> kind.isFor(part)).toList();
  }

  /** The words of the faults that a part can have. */
  public static List<String> wordsOf(VirtualPart part) {
    return of(part).stream().map(FaultKind::word).toList();
  }

  /**
   * The fault of a part by its word.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are and
   *     the nearest
   */
  public static FaultKind named(String word, VirtualPart part) {
    return of(part).stream()
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s has no fault \"%s\", only %s%s"
                    .formatted(
                        part.word(),
                        word,
                        String.join(", ", wordsOf(part)),
                        Nearest.hint(word, wordsOf(part)))));
  }
}
