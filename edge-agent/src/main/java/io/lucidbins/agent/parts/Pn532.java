package io.lucidbins.agent.parts;

// https://www.nxp.com/docs/en/user-guide/141520.pdf (UM0701-02, PN532 user manual); compared with
// libnfc, Adafruit-PN532, Seeed's PN532 and drivers/nfc/pn533 of Linux.

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.I2cRegisters.PartFailure;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Pn532Frame.Ack;
import io.lucidbins.agent.parts.Pn532Frame.Answer;
import io.lucidbins.agent.parts.Pn532Frame.Broken;
import io.lucidbins.agent.parts.Pn532Frame.Nack;
import io.lucidbins.agent.parts.Pn532Frame.Refusal;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * NXP PN532, a reader of ISO/IEC 14443 A cards: their number, and the NDEF message of an {@link
 * Ntag424}. It looks for a card only when asked and gives up after two more tries by itself; every
 * wait of this class has a limit too. Numbers of cards leave as values only: they are in no failure
 * and in no text.
 *
 * <p>A frame's checksum has eight bits: it finds each wrong or lost byte, but lets one in 256 worse
 * errors of the line pass. The message of an NTAG 424 is signed, a bare number is not.
 *
 * <p>Of several cards in the field it picks one (anticollision, ISO/IEC 14443-3 6.5). A card that
 * is taken away before it was read through is no card.
 */
public final class Pn532 implements CardReader {
  private static final int GET_FIRMWARE_VERSION = 0x02; // 7.2.2
  private static final int SAM_CONFIGURATION = 0x14; // 7.2.10
  private static final int POWER_DOWN = 0x16; // 7.2.11
  private static final int RF_CONFIGURATION = 0x32; // 7.3.1
  private static final int IN_DATA_EXCHANGE = 0x40; // 7.3.8
  private static final int IN_LIST_PASSIVE_TARGET = 0x4A; // 7.3.5
  private static final int IN_RELEASE = 0x52; // 7.3.11

  private static final int PN532_IC = 0x32;
  private static final byte TARGET = 0x01;

  /** Bit of SEL_RES: the card speaks ISO/IEC 14443-4. */
  private static final int SPEAKS_ISO_14443_4 = 0x20;

  /** Bits of the status of an exchange: an error, and more to come. */
  private static final int STATUS_ERROR = 0x3F;

  private static final int STATUS_MORE = 0x40;

  private static final int MOST_BAD_FRAMES = 3;

  /** Two targets with a UID of 10 bytes and an ATS of 20. */
  private static final int MOST_TARGET_DATA = 74;

  static final Duration ACK_LIMIT = Duration.ofMillis(15);
  private static final Duration ANSWER_LIMIT = Duration.ofMillis(100);
  private static final Duration SEARCH_LIMIT = Duration.ofMillis(200);
  private static final Duration EXCHANGE_LIMIT = Duration.ofMillis(200);

  private final Pn532Link link;
  private final Pause pause;
  private final Revival revival;
  private boolean awake;
  private int badFrames;

  public Pn532(Pn532Link link, Pause pause) {
    this.link = link;
    this.pause = pause;
    this.revival = new Revival(pause.clock());
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public Measured<Optional<Card>> look() {
    return revival.attempt(this::initialise, this::search);
  }

  @Override
  public void sleep() {
    if (awake) {
      awake = false;
      try {
        command(POWER_DOWN, 1, ANSWER_LIMIT, (byte) link.wakeUpSource());
      } catch (PartFailure _) {
        // Best effort: it stays awake, or is broken, which the next look finds out.
      }
    }
  }

  /** SAMConfiguration must be the first command after waking up [AN10609, C106 appendix]. */
  private void initialise() {
    link.wake();
    byte normalMode = 0x01;
    byte timeout = 0x14; // x 50 ms, of the virtual card mode only
    byte withIrq = 0x01;
    command(SAM_CONFIGURATION, 0, ANSWER_LIMIT, normalMode, timeout, withIrq);
    byte[] version = command(GET_FIRMWARE_VERSION, 4, ANSWER_LIMIT);
    if (version.length != 4 || version[0] != PN532_IC) {
      int ic = version.length == 0 ? 0 : version[0] & 0xFF;
      throw new PartFailure(
          new BusError(0, "the chip says 0x%02X, a PN532 says 0x32".formatted(ic)));
    }
    byte maxRetries = 0x05;
    byte atr = (byte) 0xFF;
    byte psl = 0x01;
    byte activation = 0x02; // the search ends after two more tries
    command(RF_CONFIGURATION, 0, ANSWER_LIMIT, maxRetries, atr, psl, activation);
    awake = true;
  }

  /** A bad frame now and then is lost time; after three in a row the part is brought up anew. */
  private Measured<Optional<Card>> search() {
    try {
      if (!awake) {
        initialise();
      }
      Optional<Card> card = find();
      badFrames = 0;
      return new Reading<>(card, Quality.BEST, pause.clock().nanos());
    } catch (PartFailure e) {
      if (e.why() instanceof BadFrame why && ++badFrames < MOST_BAD_FRAMES) {
        return new Failed<>(why);
      }
      giveUp(e.why());
      throw e;
    }
  }

  private void giveUp(Failure why) {
    awake = false;
    badFrames = 0;
    if (!(why instanceof BusError)) {
      try {
        link.send(Pn532Frame.ack()); // ends whatever it is at
      } catch (PartFailure _) {
        // The failure that led here is the one to report.
      }
    }
  }

  private Optional<Card> find() {
    byte onlyOne = 0x01;
    byte at106Kbps = 0x00;
    byte[] found =
        command(IN_LIST_PASSIVE_TARGET, MOST_TARGET_DATA, SEARCH_LIMIT, onlyOne, at106Kbps);
    if (found.length == 1 && found[0] == 0) {
      return Optional.empty();
    }
    Optional<Card> card = read(found);
    command(IN_RELEASE, 1, ANSWER_LIMIT, (byte) 0x00);
    return card;
  }

  /** NbTg, Tg, SENS_RES (2), SEL_RES, length of the UID, UID, ATS. */
  private Optional<Card> read(byte[] found) {
    int uidLength = found.length < 6 ? 0 : found[5];
    boolean knownLength = uidLength == 4 || uidLength == 7 || uidLength == 10;
    if (!knownLength || found[1] != TARGET || found.length < 6 + uidLength) {
      throw new PartFailure(new BadFrame(found.length, FrameFault.SYNTAX));
    }
    Card card = Card.of(Arrays.copyOfRange(found, 6, 6 + uidLength));
    if ((found[4] & SPEAKS_ISO_14443_4) == 0) {
      return Optional.of(card);
    }
    return switch (new Ntag424(this::exchange).read()) {
      case Ntag424.Reading.Message message -> Optional.of(card.withNdef(message.ndef()));
      case Ntag424.Reading.None() -> Optional.of(card);
      case Ntag424.Reading.Gone() -> Optional.empty();
    };
  }

  private Optional<byte[]> exchange(byte[] apdu, int mostAnswer) {
    byte[] parameters = new byte[1 + apdu.length];
    parameters[0] = TARGET;
    System.arraycopy(apdu, 0, parameters, 1, apdu.length);
    byte[] answer = command(IN_DATA_EXCHANGE, 1 + mostAnswer, EXCHANGE_LIMIT, parameters);
    if (answer.length == 0 || (answer[0] & STATUS_MORE) != 0) {
      throw new PartFailure(new BadFrame(answer.length, FrameFault.LENGTH));
    }
    return (answer[0] & STATUS_ERROR) == 0
        ? Optional.of(Arrays.copyOfRange(answer, 1, answer.length))
        : Optional.empty();
  }

  /** What follows the command code of the answer. */
  private byte[] command(int code, int mostData, Duration limit, byte... parameters) {
    link.send(Pn532Frame.command(code, parameters));
    Pn532Frame first = link.receive(0, ACK_LIMIT);
    if (!(first instanceof Ack)) {
      throw new PartFailure(bad(first));
    }
    Pn532Frame second = link.receive(mostData, limit);
    if (second instanceof Answer answer && answer.code() == code + 1) {
      return answer.data();
    }
    throw new PartFailure(bad(second));
  }

  private static BadFrame bad(Pn532Frame frame) {
    return switch (frame) {
      case Refusal _ -> new BadFrame(1, FrameFault.REFUSED);
      case Broken(int bytes, FrameFault fault) -> new BadFrame(bytes, fault);
      case Answer answer -> new BadFrame(answer.data().length + 2, FrameFault.START);
      case Ack _, Nack _ -> new BadFrame(0, FrameFault.SYNTAX);
    };
  }
}
