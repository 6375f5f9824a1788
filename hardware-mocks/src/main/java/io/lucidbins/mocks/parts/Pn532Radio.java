package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.cards.CardField;
import io.lucidbins.mocks.cards.ContactlessCard;
import io.lucidbins.mocks.parts.Pn532Model.Command;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The commands of a PN532 and its field [UM0701-02, 7]. Guarded by its chip. */
final class Pn532Radio {
  private static final int GET_FIRMWARE = 0x02;
  private static final int SAM_CONFIGURATION = 0x14;
  private static final int POWER_DOWN = 0x16;
  private static final int RF_CONFIGURATION = 0x32;
  private static final int IN_DATA_EXCHANGE = 0x40;
  private static final int IN_DESELECT = 0x44;
  private static final int IN_LIST_PASSIVE_TARGET = 0x4A;
  private static final int IN_RELEASE = 0x52;

  private static final int MAX_RETRIES_ITEM = 0x05;
  private static final int FOR_EVER = 0xFF;
  private static final byte TIME_OUT = 0x01;
  private static final byte WRONG_CONTEXT = 0x27;

  private static final long QUICK_NANOS = 1_000_000;
  private static final long EXCHANGE_NANOS = 15_000_000;
  private static final long SELECT_NANOS = 20_000_000;
  private static final long SEARCH_NANOS = 30_000_000;

  private final CardField field;
  private final List<ContactlessCard> targets = new ArrayList<>();
  private int retries = FOR_EVER;
  private byte[] lastFound = {0};

  Pn532Radio(CardField field) {
    this.field = field;
  }

  void reset() {
    targets.clear();
    retries = FOR_EVER;
  }

  /**
   * When a command is over.
   *
   * @param until how far the future is known: a card that comes later changes the answer
   */
  long finishes(Command command, long until, Condition condition) {
    return switch (command.code()) {
      case IN_LIST_PASSIVE_TARGET -> found(command, until, condition);
      case IN_DATA_EXCHANGE -> command.since() + condition.takes(EXCHANGE_NANOS);
      default -> command.since() + condition.takes(QUICK_NANOS);
    };
  }

  private long found(Command command, long until, Condition condition) {
    long ends =
        retries == FOR_EVER
            ? Long.MAX_VALUE
            : command.since() + condition.takes((retries + 1) * SEARCH_NANOS);
    if (condition.isFrozen()) {
      return command.since() + condition.takes(SELECT_NANOS);
    }
    long there = field.firstBetween(command.since(), Math.min(ends, until));
    return there == Long.MAX_VALUE ? ends : there + condition.takes(SELECT_NANOS);
  }

  byte[] execute(Command command, long nanos, Condition condition) {
    byte[] data = command.data();
    return switch (command.code()) {
      case GET_FIRMWARE ->
          Pn532Frames.answer(GET_FIRMWARE, ic(condition), (byte) 1, (byte) 6, (byte) 7);
      case SAM_CONFIGURATION, POWER_DOWN -> simple(command.code());
      case RF_CONFIGURATION -> configure(data);
      case IN_LIST_PASSIVE_TARGET -> list(data, nanos, condition);
      case IN_DATA_EXCHANGE -> exchange(data, nanos);
      case IN_DESELECT, IN_RELEASE -> release(command.code());
      default -> Pn532Frames.SYNTAX_ERROR;
    };
  }

  private static byte ic(Condition condition) {
    return (byte) (condition.isOther() ? 0x33 : 0x32);
  }

  private static byte[] simple(int command) {
    return command == POWER_DOWN
        ? Pn532Frames.answer(command, (byte) 0)
        : Pn532Frames.answer(command);
  }

  private byte[] configure(byte[] data) {
    if (data.length == 0) {
      return Pn532Frames.SYNTAX_ERROR;
    }
    if (data[0] == MAX_RETRIES_ITEM && data.length >= 4) {
      retries = data[3] & 0xFF;
    }
    return Pn532Frames.answer(RF_CONFIGURATION);
  }

  private byte[] list(byte[] data, long nanos, Condition condition) {
    if (data.length < 2 || data[0] < 1 || data[0] > 2) {
      return Pn532Frames.SYNTAX_ERROR;
    }
    if (condition.isFrozen()) {
      return Pn532Frames.answer(IN_LIST_PASSIVE_TARGET, lastFound);
    }
    targets.clear();
    if (data[1] == 0x00) {
      field.at(nanos).stream().limit(data[0]).forEach(targets::add);
    }
    var out = new ByteArrayOutputStream();
    out.write(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).activate();
      describe(i + 1, targets.get(i), out);
    }
    lastFound = out.toByteArray();
    return Pn532Frames.answer(IN_LIST_PASSIVE_TARGET, lastFound);
  }

  private static void describe(int number, ContactlessCard card, ByteArrayOutputStream out) {
    out.write(number);
    out.write(card.atqa() >> 8);
    out.write(card.atqa());
    out.write(card.sak());
    out.write(card.uid().length);
    out.writeBytes(card.uid());
    out.writeBytes(card.ats());
  }

  private byte[] exchange(byte[] data, long nanos) {
    if (data.length < 1) {
      return Pn532Frames.SYNTAX_ERROR;
    }
    int number = data[0] & 0x3F;
    if (number < 1 || number > targets.size()) {
      return Pn532Frames.answer(IN_DATA_EXCHANGE, WRONG_CONTEXT);
    }
    ContactlessCard card = targets.get(number - 1);
    byte[] said = field.holds(card, nanos) ? card.exchange(Pn532Frames.tail(data, 1)) : new byte[0];
    if (said.length == 0) {
      return Pn532Frames.answer(IN_DATA_EXCHANGE, TIME_OUT);
    }
    byte[] answer = new byte[1 + said.length];
    System.arraycopy(said, 0, answer, 1, said.length);
    return Pn532Frames.answer(IN_DATA_EXCHANGE, answer);
  }

  private byte[] release(int command) {
    boolean any = !targets.isEmpty();
    targets.clear();
    return Pn532Frames.answer(command, any || command == IN_RELEASE ? 0 : WRONG_CONTEXT);
  }
}
