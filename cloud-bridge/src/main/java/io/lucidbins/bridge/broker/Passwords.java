package io.lucidbins.bridge.broker;

import io.lucidbins.device.BinId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a bin must say to be let in. Two kinds: one password for all bins of a desk, or one for each
 * bin from a file that only the operator reads.
 */
public final class Passwords {
  private final @Nullable String forAll;
  private final Map<String, String> each;

  private Passwords(@Nullable String forAll, Map<String, String> each) {
    this.forAll = forAll;
    this.each = each;
  }

  /**
   * Reads them.
   *
   * @param random must be seeded from real entropy
   * @throws IllegalArgumentException if a file cannot be made or read, or holds something else
   */
  public static Passwords from(BinPasswords source, RandomGenerator random) {
    return switch (source) {
      case BinPasswords.Desk(Path file) -> desk(file, random);
      case BinPasswords.File(Path file) -> file(file);
      case BinPasswords.Shared(String password) -> shared(password);
    };
  }

  /** One password for every bin, for a desk, a demo or a test. */
  public static Passwords shared(String password) {
    return new Passwords(checked(password, "the bins' password"), Map.of());
  }

  /**
   * The password of the desk: read from the file, which is made with a random one and for its owner
   * only if it is absent, so that an agent of the same user finds it.
   *
   * @param random must be seeded from real entropy
   * @throws IllegalArgumentException if the file cannot be made or read, or is empty
   */
  public static Passwords desk(Path file, RandomGenerator random) {
    try {
      createIfAbsent(file, random);
      return shared(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the desk password file " + file + " cannot be made or read: " + e, e);
    }
  }

  private static void createIfAbsent(Path file, RandomGenerator random) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = file.resolveSibling(file.getFileName() + "." + random(random));
    Files.createFile(draft, ownerOnly);
    try {
      Files.writeString(draft, random(random) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      // Linked, not moved: of two bridges that start at once, the second takes the first one's.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // The other bridge's file is as good.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** 128 random bits as 32 hex digits. */
  public static String random(RandomGenerator random) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * One password for each bin, a line {@code bin-id:password} each; empty lines and lines that
   * start with {@code #} are skipped.
   *
   * @throws IllegalArgumentException naming file and line, never the password
   */
  public static Passwords file(Path file) {
    try {
      return of(Files.readAllLines(file), file.toString());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the password file " + file + " cannot be read: " + e + "; give a line BIN:PASSWORD each",
          e);
    }
  }

  private static Passwords of(List<String> lines, String name) {
    var each = new HashMap<String, String>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String at = name + " line " + (i + 1);
      int colon = line.indexOf(':');
      if (colon < 0 || !BinId.isValid(line.substring(0, colon))) {
        throw new IllegalArgumentException(at + " is not BIN:PASSWORD with a valid bin id");
      }
      String bin = line.substring(0, colon);
      if (each.put(bin, checked(line.substring(colon + 1), at)) != null) {
        throw new IllegalArgumentException(at + " names bin " + bin + " a second time");
      }
    }
    return new Passwords(null, Map.copyOf(each));
  }

  private static String checked(String password, String where) {
    if (password.isBlank()) {
      throw new IllegalArgumentException(where + " has an empty password");
    }
    return password;
  }

  /** Whether this is the bin's password; takes as long for a wrong one as for a right one. */
  boolean isRight(String bin, String password) {
    String expected = forAll == null ? each.get(bin) : forAll;
    return expected != null && same(expected, password);
  }

  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return forAll == null ? "passwords of " + each.size() + " bins" : "one password for all bins";
  }
}
