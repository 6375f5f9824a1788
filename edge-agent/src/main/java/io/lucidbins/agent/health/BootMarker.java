package io.lucidbins.agent.health;

import io.lucidbins.device.BootReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tinylog.Logger;

/**
 * A file that is there while the agent runs and names the boot of the machine: what is found at the
 * next start tells why it starts.
 */
public final class BootMarker {
  private static final Path MACHINE_BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private final Path file;
  private final BootReason reason;

  private BootMarker(Path file, BootReason reason) {
    this.file = file;
    this.reason = reason;
  }

  /** Reads what the last start left behind and sets the marker of this one. */
  public static BootMarker set(Path stateDirectory) {
    Path file = stateDirectory.resolve("running");
    String machineBoot = read(MACHINE_BOOT);
    BootReason reason = reason(Files.exists(file), read(file).equals(machineBoot));
    try {
      Files.writeString(file, machineBoot);
    } catch (IOException e) {
      Logger.debug("the next start will not know that this one ran: {}", e.getMessage());
    }
    return new BootMarker(file, reason);
  }

  static BootReason reason(boolean wasRunning, boolean sameMachineBoot) {
    if (!wasRunning) {
      return BootReason.RESTARTED;
    }
    return sameMachineBoot ? BootReason.CRASHED : BootReason.POWER_ON;
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException _) {
      return "";
    }
  }

  public BootReason reason() {
    return reason;
  }

  /** The agent ends in good order. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      Logger.debug("the next start will take this one for crashed: {}", e.getMessage());
    }
  }
}
