package io.lucidbins.mocks.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trace of buses, one transaction a line: {@code +12.345678 i2c1 2A w 00 r 28}, {@code +12.4 gpio
 * 21 rise}, {@code +12.4 gpio 20 w 1}, {@code +12.5 tty serial0 r FF07A1A7}, errors as {@code
 * !EREMOTEIO} at the end. Empty lines and what follows {@code #} are left out.
 */
public record Trace(List<Entry> entries) {
  /** The longest file that is read: what a bin writes, and some comments. */
  public static final long MAX_BYTES = 2 << 20;

  private static final Pattern LINE = Pattern.compile("\\+(\\d{1,9})\\.(\\d{1,6}) (\\S.*)");
  private static final Pattern I2C =
      Pattern.compile(
          "i2c(\\d) ([0-9A-Fa-f]{2})(?: w ([0-9A-Fa-f]+))?(?: r(?: ([0-9A-Fa-f]+))?)?(?:"
              + " !(\\w+))?");
  private static final Pattern EDGE = Pattern.compile("gpio (\\d{1,2}) (rise|fall)");
  private static final Pattern LEVEL =
      Pattern.compile("gpio (\\d{1,2}) (?:([wr])(?: ([01]))?|(high|low))(?: !(\\w+))?");
  private static final Pattern SERIAL =
      Pattern.compile("tty (\\w+) ([wr])(?: ([0-9A-Fa-f]+))?(?: !(\\w+))?");
  private static final Pattern HIDDEN = Pattern.compile(".* \\*\\d+.*");

  public Trace {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a trace.
   *
   * @param file its name in messages
   * @throws IllegalArgumentException at the first wrong line, with file and line
   */
  public static Trace parse(String file, String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        entries.add(entry(file + ":" + (i + 1), line));
      }
    }
    return new Trace(entries);
  }

  /**
   * Reads a trace file.
   *
   * @throws IllegalArgumentException if it is wrong, cannot be read or is too long
   */
  public static Trace read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "trace " + file + " is longer than " + MAX_BYTES + " bytes");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("trace " + file + " cannot be read: " + e, e);
    }
  }

  private static Entry entry(String place, String line) {
    Matcher timed = LINE.matcher(line);
    if (!timed.matches()) {
      throw wrong(place, "a time and a transaction such as \"+0.100000 i2c1 2A w 00 r 28\"", line);
    }
    String fraction = (timed.group(2) + "000000").substring(0, 6);
    long micros = Long.parseLong(timed.group(1)) * 1_000_000 + Long.parseLong(fraction);
    String what = timed.group(3);
    if (HIDDEN.matcher(what).matches()) {
      throw wrong(place, "bytes: what was kept secret cannot be played back", line);
    }
    return transaction(place, micros, what);
  }

  private static Entry transaction(String place, long micros, String what) {
    Matcher i2c = I2C.matcher(what);
    if (i2c.matches()) {
      return new Entry.I2c(
          micros,
          Integer.parseInt(i2c.group(1)),
          Integer.parseInt(i2c.group(2), 16),
          hex(place, i2c.group(3)),
          hex(place, i2c.group(4)),
          text(i2c.group(5)));
    }
    Matcher edge = EDGE.matcher(what);
    if (edge.matches()) {
      return new Entry.Edge(micros, Integer.parseInt(edge.group(1)), edge.group(2).equals("rise"));
    }
    Matcher level = LEVEL.matcher(what);
    if (level.matches()) {
      boolean high = "1".equals(level.group(3)) || "high".equals(level.group(4));
      boolean written = !"r".equals(level.group(2));
      String error = text(level.group(5));
      if (level.group(3) == null && level.group(4) == null && (written || error.isEmpty())) {
        throw wrong(place, "a level, 0 or 1", what);
      }
      return new Entry.Level(micros, Integer.parseInt(level.group(1)), written, high, error);
    }
    Matcher serial = SERIAL.matcher(what);
    if (serial.matches()) {
      boolean sent = serial.group(2).equals("w");
      return new Entry.Serial(
          micros, serial.group(1), sent, hex(place, serial.group(3)), text(serial.group(4)));
    }
    throw wrong(place, "i2cN, gpio or tty and what happened there", what);
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static String hex(String place, @Nullable String digits) {
    String bytes = text(digits).toUpperCase(Locale.ROOT);
    if (bytes.length() % 2 != 0) {
      throw wrong(place, "two hex digits for each byte", bytes);
    }
    return bytes;
  }

  private static IllegalArgumentException wrong(String place, String expected, String found) {
    return new IllegalArgumentException(
        place + ": expected " + expected + ", but there is \"" + found + "\"");
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return entries.stream().map(entry -> entry + "\n").collect(Collectors.joining());
  }
}
