package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.io.i2c.I2C;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.Occurrence;
import io.lucidbins.mocks.bus.SerialFault;
import io.lucidbins.mocks.cards.ContactlessCard;
import io.lucidbins.mocks.cards.Ntag424Card;
import io.lucidbins.mocks.cards.PlainCard;
import io.lucidbins.mocks.parts.Pn532Model;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.Pause;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver on both links against a model that was written from the manual. */
class Pn532OnModelTest {
  private static final int ADDRESS = 0x24;

  /** Every wait of one look used up: three commands, a search, five exchanges and a release. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private static final byte[] KEY = new byte[16];

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbers_of_all_lengths_are_read_and_none_when_nobody_is_there(boolean i2c)
      throws InterruptedException {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      Pn532 reader = reader(pi, i2c);
      assertThat(seen(reader)).isEmpty();
      for (String uid : new String[] {"DEADBEEF", "04A1B2C3D4E5F6", "04010203040506070809"}) {
        byte[] bytes = HexFormat.of().parseHex(uid);
        pi.cardField().present(new PlainCard(bytes), Duration.ofSeconds(2));

        assertThat(seen(reader)).contains(Card.of(bytes));
        assertThat(seen(reader)).as("as long as it is there").contains(Card.of(bytes));
        clock.advance(Duration.ofSeconds(3));
        assertThat(seen(reader)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_tag_signs_each_reading_with_the_next_number(boolean i2c)
      throws GeneralSecurityException {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      Pn532 reader = reader(pi, i2c);
      var random = RandomGeneratorFactory.of("L64X128MixRandom").create(424);
      byte[] uid = HexFormat.of().parseHex("04DE5F1EACC040");
      pi.cardField().present(tag(uid, random), Duration.ofSeconds(5));

      for (int reading = 1; reading <= 3; reading++) {
        assertThat(counterOf(seen(reader).orElseThrow())).isEqualTo(reading);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void of_two_cards_one_is_read(boolean i2c) {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      byte[] one = HexFormat.of().parseHex("DEADBEEF");
      byte[] other = HexFormat.of().parseHex("04A1B2C3D4E5F6");
      pi.cardField().present(new PlainCard(one), Duration.ofSeconds(5));
      pi.cardField().present(new PlainCard(other), Duration.ofSeconds(5));

      assertThat(seen(reader(pi, i2c)).orElseThrow()).isIn(Card.of(one), Card.of(other));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_sleeps_and_wakes_and_finds_what_is_there(boolean i2c) throws InterruptedException {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      Pn532 reader = reader(pi, i2c);
      assertThat(seen(reader)).isEmpty();
      reader.sleep();
      clock.advance(Duration.ofHours(1));
      byte[] uid = HexFormat.of().parseHex("04A1B2C3D4E5F6");
      pi.cardField().present(new PlainCard(uid), Duration.ofSeconds(5));

      assertThat(seen(reader)).contains(Card.of(uid));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_part_that_hangs_fails_and_comes_back(boolean i2c) throws InterruptedException {
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, 1)) {
      Pn532 reader = reader(pi, i2c);
      assertThat(seen(reader)).isEmpty();
      model(pi, i2c).hang(true);
      assertThat(reader.look()).isInstanceOf(Failed.class);
      model(pi, i2c).hang(false);

      clock.advance(Duration.ofMinutes(1));

      assertThat(seen(reader)).isEmpty();
    }
  }

  private static long[] seeds() {
    Long only = Long.getLong("seed");
    return only == null ? LongStream.range(0, 1_000).toArray() : new long[] {only};
  }

  @Test
  void whatever_fails_no_number_is_wrong_and_no_wait_is_without_limit()
      throws InterruptedException, GeneralSecurityException {
    long[] seeds = seeds();
    long read = 0;
    for (long seed : seeds) {
      read += cardsRead(seed);
    }

    assertThat(read).as("cards that were read").isGreaterThan(seeds.length);
  }

  private static int cardsRead(long seed) throws InterruptedException, GeneralSecurityException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int read = 0;
    try (var clock = VirtualClock.stepped();
        var pi = pi(clock, seed)) {
      boolean i2c = random.nextBoolean();
      Pn532 reader = reader(pi, i2c);
      for (int i = 0; i < 10; i++) {
        disturb(pi, i2c, random);
        ContactlessCard card = card(random);
        pi.cardField().present(card, Duration.ofMillis(random.nextInt(20, 1_500)));
        for (int look = 0; look < 2; look++) {
          long before = clock.nanos();

          var measured = reader.look();

          assertThat(clock.nanos() - before).as("seed %d", seed).isLessThan(LONGEST.toNanos());
          read += check(seed, measured, card);
        }
        pi.cardField().clear();
        if (random.nextInt(4) == 0) {
          reader.sleep();
        }
        clock.advance(Duration.ofMillis(random.nextInt(5_000)));
      }
    }
    return read;
  }

  /** What was seen is the card that is there, with a message that only it can have made. */
  private static int check(long seed, Measured<Optional<Card>> measured, ContactlessCard there)
      throws GeneralSecurityException {
    return switch (measured) {
      case Failed<Optional<Card>>(Failure why) -> {
        assertThat(why.describe())
            .doesNotContainIgnoringCase(HexFormat.of().formatHex(there.uid()));
        yield 0;
      }
      case Reading<Optional<Card>>(Optional<Card> seen, Quality _, long _) -> {
        if (seen.isEmpty()) {
          yield 0;
        }
        assertThat(seen.get().uid()).as("seed %d", seed).isEqualTo(there.uid());
        if (there instanceof Ntag424Card tag) {
          assertThat(counterOf(seen.get())).as("seed %d", seed).isEqualTo(tag.readCounter());
        }
        yield 1;
      }
    };
  }

  /**
   * One thing that goes wrong, or nothing; what went wrong before may go on. Noise turns one byte
   * over at a time: the checksum of a PN532 has eight bits and lets one of 256 worse ones pass.
   */
  private static void disturb(VirtualPi pi, boolean i2c, RandomGenerator random) {
    Pn532Model model = model(pi, i2c);
    switch (random.nextInt(7)) {
      case 0 -> model.hang(random.nextBoolean());
      case 1 -> model.errorFrames(Occurrence.after(random.nextInt(6), 1));
      case 2 -> model.reset();
      case 3 -> model.unplug(random.nextBoolean());
      case 4, 5 -> disturbLink(pi, i2c, random);
      default -> {
        model.hang(false);
        model.unplug(false);
        pi.cardBus().clearFaults();
        pi.serial(VirtualPi.CARDS_PORT).clearFaults();
      }
    }
  }

  private static void disturbLink(VirtualPi pi, boolean i2c, RandomGenerator random) {
    Occurrence once = Occurrence.after(random.nextInt(150), 1);
    if (i2c) {
      pi.cardBus()
          .fault(
              ADDRESS,
              switch (random.nextInt(5)) {
                case 0 -> new I2cFault.NackAddress();
                case 1 -> new I2cFault.Fails(Errno.ETIMEDOUT);
                case 2 -> new I2cFault.Stretch(Duration.ofMillis(random.nextInt(1, 60)));
                case 3 -> new I2cFault.BitFlip(random.nextInt(30), 1 + random.nextInt(255));
                default -> new I2cFault.ShortRead(random.nextInt(12));
              },
              Occurrence.after(random.nextInt(20), 1));
      return;
    }
    pi.serial(VirtualPi.CARDS_PORT)
        .fault(
            switch (random.nextInt(5)) {
              case 0 -> new SerialFault.Noise();
              case 1 -> new SerialFault.Overrun();
              case 2 -> new SerialFault.Cut(random.nextInt(12));
              case 3 -> new SerialFault.Unplugged();
              default -> new SerialFault.CannotOpen(Errno.EBUSY);
            },
            once);
  }

  private static ContactlessCard card(RandomGenerator random) {
    int length = new int[] {4, 7, 10, 0}[random.nextInt(4)];
    byte[] uid = new byte[length == 0 ? 7 : length];
    for (int i = 0; i < uid.length; i++) {
      uid[i] = (byte) (random.nextInt(3) == 0 ? 0 : random.nextInt()); // zeros are the hard ones
    }
    return length == 0 ? tag(uid, random) : new PlainCard(uid);
  }

  private static Ntag424Card tag(byte[] uid, RandomGenerator random) {
    return new Ntag424Card(uid, "bins.example/t", KEY, KEY, random);
  }

  /** How often the tag was read, if number, counter and MAC of its message agree. */
  private static int counterOf(Card card) throws GeneralSecurityException {
    String text = new String(card.ndef().orElseThrow(), StandardCharsets.US_ASCII);
    byte[] picc = Sun.piccOf(between(text, "picc_data=", 32));
    assertThat(Arrays.copyOfRange(picc, 1, 8)).isEqualTo(card.uid());
    assertThat(Sun.macOf(picc)).isEqualTo(between(text, "cmac=", 16));
    return (picc[8] & 0xFF) | ((picc[9] & 0xFF) << 8) | ((picc[10] & 0xFF) << 16);
  }

  private static String between(String text, String before, int length) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, from + length);
  }

  private static Optional<Card> seen(Pn532 reader) {
    var measured = reader.look();
    assertThat(measured).isInstanceOf(Reading.class);
    return ((Reading<Optional<Card>>) measured).value();
  }

  private static Pn532Model model(VirtualPi pi, boolean i2c) {
    return i2c ? pi.i2cReader() : pi.uartReader();
  }

  private static Pn532 reader(VirtualPi pi, boolean i2c) {
    var pause = new Pause(pi.clock());
    if (!i2c) {
      return new Pn532(new Pn532Hsu(pi.serialPorts(), VirtualPi.CARDS_PORT, pause), pause);
    }
    var pi4j = pi.pi4j();
    I2C i2cPart =
        pi4j.create(I2C.newConfigBuilder(pi4j).id("pn532").bus(3).device(ADDRESS).build());
    return new Pn532(new Pn532I2c(i2cPart, pause), pause);
  }

  private static VirtualPi pi(VirtualClock clock, long seed) {
    return VirtualPi.on(clock, new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed), seed);
  }
}
