package io.lucidbins.agent.outbox;

import io.lucidbins.device.RecordKind;
import java.util.Arrays;
import java.util.Optional;

/** What a row holds; the numbers are on the card for ever. */
enum RowKind {
  TOMBSTONE(0),
  SAMPLE(1),
  DEPOSIT(2),
  EVENT(3),
  UNKNOWN(4);

  private final int number;

  RowKind(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static RowKind of(RecordKind kind) {
    return switch (kind) {
      case SAMPLE -> SAMPLE;
      case DEPOSIT -> DEPOSIT;
      case EVENT -> EVENT;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static Optional<RowKind> ofNumber(int number) {
    return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
  }

  /** The kind of record that the row counts as once it is lost. */
  RecordKind recordKind() {
    return switch (this) {
      case SAMPLE -> RecordKind.SAMPLE;
      case DEPOSIT -> RecordKind.DEPOSIT;
      case EVENT -> RecordKind.EVENT;
      case TOMBSTONE, UNKNOWN -> RecordKind.UNKNOWN;
    };
  }
}
