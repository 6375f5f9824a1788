package io.lucidbins.mocks.cards;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * An NTAG 424 DNA that signs what it says [NXP NT4H2421Gx datasheet 9.3; AN12196 3.4]: its NDEF
 * file is an address with the encrypted number and read counter in {@code picc_data} and a MAC over
 * nothing but the session key in {@code cmac}; the counter grows with the first read of the file
 * after each selection of the card. Files: E103 capabilities, E104 NDEF.
 */
public final class Ntag424Card implements ContactlessCard {
  private static final byte[] APPLICATION = HexFormat.of().parseHex("D2760000850101");
  private static final byte[] OK = {(byte) 0x90, 0x00};
  private static final byte[] NOT_FOUND = {0x6A, (byte) 0x82};
  private static final byte[] WRONG_OFFSET = {0x6B, 0x00};
  private static final byte[] NOT_SUPPORTED = {0x6D, 0x00};
  private static final int CAPABILITY_FILE = 0xE103;
  private static final int NDEF_FILE = 0xE104;
  private static final int PICC_DATA_TAG = 0xC7; // UID and counter mirrored, 7 bytes of UID
  private static final byte URI_HTTPS = 0x04;

  /** AN12196, capability container of the delivery state. */
  private static final byte[] CAPABILITIES =
      HexFormat.of().parseHex("001720010000FF0406E104010000000506E10500808283000000000000000000");

  private final byte[] uid;
  private final String address;
  private final byte[] metaReadKey;
  private final byte[] fileReadKey;
  private final RandomGenerator random;
  private int readCounter;
  private boolean counted;
  private boolean application;
  private byte[] file = new byte[0];

  /**
   * @param uid 7 bytes
   * @param address what follows {@code https://}, up to where the question mark comes
   * @param metaReadKey 16 bytes, encrypts number and counter
   * @param fileReadKey 16 bytes, from which the session's MAC key comes
   * @param random of the padding of the encrypted block
   */
  public Ntag424Card(
      byte[] uid, String address, byte[] metaReadKey, byte[] fileReadKey, RandomGenerator random) {
    if (uid.length != 7) {
      throw new IllegalArgumentException("an NTAG 424 has 7 bytes of UID, not " + uid.length);
    }
    this.uid = uid.clone();
    this.address = address;
    this.metaReadKey = metaReadKey.clone();
    this.fileReadKey = fileReadKey.clone();
    this.random = random;
  }

  /** How often its file has been read: the counter of the newest address. */
  public synchronized int readCounter() {
    return readCounter;
  }

  /** The file was read elsewhere before: the next read has the number after {@code counter}. */
  public synchronized void readCounter(int counter) {
    readCounter = counter;
  }

  @Override
  public byte[] uid() {
    return uid.clone();
  }

  @Override
  public int atqa() {
    return 0x0344;
  }

  @Override
  public int sak() {
    return 0x20;
  }

  @Override
  public byte[] ats() {
    return HexFormat.of().parseHex("067777710280");
  }

  @Override
  public synchronized void activate() {
    counted = false;
    application = false;
    file = new byte[0];
  }

  @Override
  public synchronized byte[] exchange(byte[] command) {
    if (command.length < 4 || command[0] != 0) {
      return NOT_SUPPORTED.clone();
    }
    return switch (command[1] & 0xFF) {
      case 0xA4 -> select(command);
      case 0xB0 -> readBinary(command);
      default -> NOT_SUPPORTED.clone();
    };
  }

  private byte[] select(byte[] command) {
    if (command.length < 5 || command.length < 5 + (command[4] & 0xFF)) {
      return NOT_FOUND.clone();
    }
    byte[] name = Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
    if (command[2] == 0x04) {
      application = Arrays.equals(name, APPLICATION);
      file = new byte[0];
      return (application ? OK : NOT_FOUND).clone();
    }
    int number = name.length == 2 ? ((name[0] & 0xFF) << 8) | (name[1] & 0xFF) : 0;
    if (!application || (number != CAPABILITY_FILE && number != NDEF_FILE)) {
      return NOT_FOUND.clone();
    }
    file = number == CAPABILITY_FILE ? CAPABILITIES : new byte[0];
    return OK.clone();
  }

  private byte[] readBinary(byte[] command) {
    if (!application) {
      return NOT_FOUND.clone();
    }
    if (file.length == 0) {
      file = ndef();
    }
    int offset = ((command[2] & 0x7F) << 8) | (command[3] & 0xFF);
    if (offset >= file.length) {
      return WRONG_OFFSET.clone();
    }
    int asked = command.length > 4 && command[4] != 0 ? command[4] & 0xFF : 256;
    int length = Math.min(asked, file.length - offset);
    byte[] answer = Arrays.copyOfRange(file, offset, offset + length + OK.length);
    System.arraycopy(OK, 0, answer, length, OK.length);
    return answer;
  }

  /** Length, one URI record: the file as this read finds it. */
  private byte[] ndef() {
    if (!counted) {
      counted = true;
      readCounter++;
    }
    String uri = address + "?picc_data=" + hex(piccData()) + "&cmac=" + hex(mac());
    byte[] text = uri.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(7 + text.length)
        .putShort((short) (5 + text.length))
        .put(new byte[] {(byte) 0xD1, 0x01, (byte) (1 + text.length), 0x55, URI_HTTPS})
        .put(text)
        .array();
  }

  /** Tag, number, counter and random padding: one block, so that CBC with a zero IV is ECB. */
  private byte[] piccData() {
    byte[] padding = new byte[5];
    random.nextBytes(padding);
    return piccData(padding);
  }

  byte[] piccData(byte[] padding) {
    byte[] block =
        ByteBuffer.allocate(16)
            .put((byte) PICC_DATA_TAG)
            .put(uid)
            .put(counterBytes())
            .put(padding)
            .array();
    return AesCmac.encrypt(metaReadKey, block);
  }

  byte[] mac() {
    byte[] sessionVector =
        ByteBuffer.allocate(16)
            .put(HexFormat.of().parseHex("3CC300010080"))
            .put(uid)
            .put(counterBytes())
            .array();
    byte[] full = AesCmac.of(AesCmac.of(fileReadKey, sessionVector), new byte[0]);
    byte[] shortened = new byte[8];
    for (int i = 0; i < shortened.length; i++) {
      shortened[i] = full[2 * i + 1];
    }
    return shortened;
  }

  /** Three bytes, least significant first. */
  private byte[] counterBytes() {
    return new byte[] {(byte) readCounter, (byte) (readCounter >> 8), (byte) (readCounter >> 16)};
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
