package io.lucidbins.bridge.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The characters of a UTF-8 file, as they are decoded. Every read throws {@link RefusedText}
 * instead of passing on malformed bytes, a NUL, or more than the limits allow; so a parser behind
 * it neither sees replacement characters nor gathers a file of gigabytes in one cell. A byte order
 * mark is skipped.
 */
final class GuardedText extends Reader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int BUFFER_CHARACTERS = 1 << 13;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final CsvLimits limits;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();

  private final CharBuffer chars = CharBuffer.allocate(BUFFER_CHARACTERS).flip();

  private long bytesRead;
  private boolean atEnd;
  private boolean marked;

  private int line = 1;
  private int lineCharacters;
  private char last;
  private long characters;
  private long rowStart;
  private int rowLine = 1;

  /** Reads the head of the stream, which tells the kind of the file. */
  GuardedText(InputStream in, CsvLimits limits) throws IOException {
    super(in);
    this.in = in;
    this.limits = limits;
    byte[] head = in.readNBytes(FileKind.BYTES);
    var kind = FileKind.of(head);
    if (kind.isPresent()) {
      throw new RefusedText(0, kind.get().refusal());
    }
    bytesRead = head.length;
    bytes.clear().put(head).flip();
    skipByteOrderMark();
  }

  private void skipByteOrderMark() {
    int length = BYTE_ORDER_MARK.length;
    marked =
        bytes.remaining() >= length
            && bytes.slice(0, length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
    if (marked) {
      bytes.position(length);
    }
  }

  /** Whether the file began with a byte order mark. */
  boolean isMarked() {
    return marked;
  }

  long bytesRead() {
    return bytesRead;
  }

  /** A new row begins in this line: from here the characters of a row count. */
  void rowBegins(int inLine) {
    rowStart = characters;
    rowLine = inLine;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (!chars.hasRemaining() && !decode()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(buffer, offset, count);
    return count;
  }

  /** False if there is nothing more. */
  private boolean decode() throws IOException {
    chars.clear();
    while (chars.position() == 0) {
      CoderResult result = decoder.decode(bytes, chars, atEnd);
      if (result.isError()) {
        inspect(chars.flip());
        throw malformed();
      }
      if (chars.position() == 0 && !refill()) {
        chars.flip();
        return false;
      }
    }
    inspect(chars.flip());
    return true;
  }

  /** False if there is nothing more. */
  private boolean refill() throws IOException {
    if (atEnd) {
      return false;
    }
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    atEnd = count < 0;
    bytesRead += Math.max(count, 0);
    bytes.position(bytes.position() + Math.max(count, 0)).flip();
    if (bytesRead > limits.bytes()) {
      throw new RefusedText(
          0,
          String.format(
              Locale.ROOT,
              "the file is larger than %,d bytes, the most that is read",
              limits.bytes()));
    }
    return true;
  }

  private RefusedText malformed() {
    long offset = bytesRead - bytes.remaining();
    return new RefusedText(
        line,
        String.format(
            Locale.ROOT,
            "the byte 0x%02X at offset %,d of the file is not UTF-8; save the file as CSV UTF-8",
            bytes.get(bytes.position()),
            offset));
  }

  private void inspect(CharBuffer decoded) throws RefusedText {
    for (int i = 0; i < decoded.limit(); i++) {
      inspect(decoded.get(i));
    }
    characters += decoded.limit();
    if (characters - rowStart > limits.rowCharacters()) {
      throw new RefusedText(
          rowLine,
          String.format(
              Locale.ROOT,
              "a quote that is opened in this row is not closed within %,d characters",
              limits.rowCharacters()));
    }
  }

  /** Lines end with LF, CR or CR LF, as the parser behind this counts them. */
  private void inspect(char c) throws RefusedText {
    if (c == '\n' || c == '\r') {
      if (c == '\r' || last != '\r') {
        line++;
      }
      lineCharacters = 0;
    } else if (c == 0) {
      throw new RefusedText(
          line, "there is a NUL character: this is no text, or UTF-16; save the file as CSV UTF-8");
    } else if (++lineCharacters > limits.lineCharacters()) {
      throw new RefusedText(
          line,
          String.format(
              Locale.ROOT, "the line is longer than %,d characters", limits.lineCharacters()));
    }
    last = c;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
