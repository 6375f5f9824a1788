package io.lucidbins.agent.parts;

// https://www.nxp.com/docs/en/data-sheet/NT4H2421Gx.pdf, and
// https://www.nxp.com/docs/en/application-note/AN12196.pdf

import java.util.HexFormat;
import java.util.Optional;

/**
 * NXP NTAG 424 DNA, or any other NFC Forum Type 4 tag: reads the NDEF file, into which the tag
 * mirrors a secure unique message (SUN) that is new with each reading. The tag counts a reading
 * with the first READ BINARY after the selection, so the parts of one file belong together.
 */
final class Ntag424 {
  /**
   * ISO SELECT of the NDEF application by its name, no answer wanted [AN12196, table 9 step 10].
   */
  private static final byte[] SELECT_APPLICATION =
      HexFormat.of().parseHex("00A4040C07D276000085010100");

  /** ISO SELECT of the NDEF file E104 below it. */
  private static final byte[] SELECT_FILE = HexFormat.of().parseHex("00A4000C02E10400");

  /** The NDEF file has 256 bytes, of which the first two say how many are used. */
  static final int MOST_NDEF_BYTES = 254;

  /** So that an answer fits a normal frame of the reader: 240, the two status bytes and its own. */
  static final int MOST_READ = 240;

  private static final int LENGTH_BYTES = 2;
  private static final byte[] GONE = {};

  private final Exchange exchange;

  /** Carries a command to the tag. */
  interface Exchange {

    /** The answer with its two status bytes; empty if the tag is gone. */
    Optional<byte[]> with(byte[] command, int mostAnswer);
  }

  /** What reading gave. */
  sealed interface Reading {

    /** The NDEF message, 1 to 254 bytes. */
    final class Message implements Reading {
      private final byte[] ndef;

      private Message(byte[] ndef) {
        this.ndef = ndef;
      }

      byte[] ndef() {
        return ndef.clone();
      }
    }

    /** It is another kind of card, one that nobody wrote to, or one that keeps what it has. */
    record None() implements Reading {}

    /** It left, or answers nonsense as a tag at the edge of the field does. */
    record Gone() implements Reading {}
  }

  Ntag424(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Reads the whole message, or nothing. */
  Reading read() {
    for (byte[] selection : new byte[][] {SELECT_APPLICATION, SELECT_FILE}) {
      byte[] answer = exchange.with(selection, 2).orElse(GONE);
      if (!isSuccess(answer, 0)) {
        return without(answer);
      }
    }
    byte[] answer = exchange.with(readBinary(0, LENGTH_BYTES), LENGTH_BYTES + 2).orElse(GONE);
    if (!isSuccess(answer, LENGTH_BYTES)) {
      return without(answer);
    }
    int length = ((answer[0] & 0xFF) << 8) | (answer[1] & 0xFF);
    return length == 0 || length > MOST_NDEF_BYTES ? new Reading.None() : message(length);
  }

  private Reading message(int length) {
    byte[] ndef = new byte[length];
    for (int read = 0; read < length; read += MOST_READ) {
      int part = Math.min(MOST_READ, length - read);
      byte[] answer = exchange.with(readBinary(LENGTH_BYTES + read, part), part + 2).orElse(GONE);
      if (!isSuccess(answer, part)) {
        return without(answer);
      }
      System.arraycopy(answer, 0, ndef, read, part);
    }
    return new Reading.Message(ndef);
  }

  /** ISO READ BINARY: 00 B0, offset, length. */
  private static byte[] readBinary(int offset, int length) {
    return new byte[] {0x00, (byte) 0xB0, (byte) (offset >> 8), (byte) offset, (byte) length};
  }

  /** A status alone is a refusal: it is there, but does not give that. */
  private static Reading without(byte[] answer) {
    return answer.length == 2 ? new Reading.None() : new Reading.Gone();
  }

  /** Status 90 00 behind exactly so many bytes. */
  private static boolean isSuccess(byte[] answer, int bytes) {
    return answer.length == bytes + 2 && answer[bytes] == (byte) 0x90 && answer[bytes + 1] == 0x00;
  }
}
