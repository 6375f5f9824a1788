package io.lucidbins.bridge.access;

import io.lucidbins.device.Bytes;
import io.lucidbins.device.TenantKeyPair;
import io.lucidbins.device.TenantPrivateKey;
import io.lucidbins.device.TenantPublicKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps a tenant's secrets in two files of the state directory: {@value #PRIVATE_NAME}, mode 0600,
 * and {@value #PUBLIC_NAME}, one line {@code <key id>:<public key in 64 hex digits>} for the
 * settings of the bins.
 */
public final class SecretsFile {
  public static final String PRIVATE_NAME = "tenant-key";
  public static final String PUBLIC_NAME = "tenant-key.pub";

  private static final String VERSION = "lucidbins-tenant-key-1";
  private static final int LINES = 5;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretsFile() {}

  /**
   * The secrets in the directory; at the first start, new ones, on disk before this returns.
   *
   * @throws UnreadableSecretsException if they cannot be read or written, or anybody but the owner
   *     may read them; damaged secrets are never replaced by new ones
   */
  public static TenantSecrets open(Path stateDirectory, SecureRandom random) {
    var file = stateDirectory.resolve(PRIVATE_NAME);
    try {
      Files.createDirectories(stateDirectory);
      if (!Files.exists(file)) {
        keep(file, TenantSecrets.generate(random));
      }
      refuseOtherReaders(file);
      var secrets = read(file);
      Files.writeString(
          stateDirectory.resolve(PUBLIC_NAME), secrets.keyPair().publicKey().line() + "\n");
      return secrets;
    } catch (IOException e) {
      throw new UnreadableSecretsException(
          "the tenant's key " + file + " cannot be read or kept: " + e, e);
    }
  }

  /**
   * Writes beside, syncs, then links: a crash leaves a whole file or none, a rival's file stays.
   */
  private static void keep(Path file, TenantSecrets secrets) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var temporary =
        Files.createTempFile(
            folder, PRIVATE_NAME, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(text(secrets).getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.createLink(file, temporary);
      try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (FileAlreadyExistsException e) {
      // Another bridge was faster: its secrets are the tenant's.
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void refuseOtherReaders(Path file) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new UnreadableSecretsException(
          "the tenant's key "
              + file
              + " may be used by others ("
              + PosixFilePermissions.toString(permissions)
              + "); nothing was started: run chmod 600 on it, if nobody has read it");
    }
  }

  private static String text(TenantSecrets secrets) {
    var pair = secrets.keyPair();
    return String.join(
            "\n",
            VERSION,
            "key-id " + pair.publicKey().keyId(),
            "public " + pair.publicKey().key(),
            "private " + pair.privateKey().key(),
            "secret " + secrets.secret())
        + "\n";
  }

  private static TenantSecrets read(Path file) throws IOException {
    var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    try {
      if (lines.size() != LINES || !lines.getFirst().equals(VERSION)) {
        throw new IllegalArgumentException("expected " + LINES + " lines after " + VERSION);
      }
      var keyId = Integer.parseInt(value(lines.get(1), "key-id "));
      return new TenantSecrets(
          new TenantKeyPair(
              new TenantPublicKey(keyId, Bytes.parse(value(lines.get(2), "public "))),
              new TenantPrivateKey(keyId, Bytes.parse(value(lines.get(3), "private ")))),
          Bytes.parse(value(lines.get(4), "secret ")));
    } catch (IllegalArgumentException e) {
      // Its message may quote a line, and a line may be a key: it goes nowhere.
      throw new UnreadableSecretsException(
          "the tenant's key "
              + file
              + " is damaged; nothing was started: put it back from a backup, for a new one would"
              + " cut every card from its wallet");
    }
  }

  private static String value(String line, String name) {
    if (!line.startsWith(name)) {
      throw new IllegalArgumentException("expected " + name);
    }
    return line.substring(name.length());
  }
}
