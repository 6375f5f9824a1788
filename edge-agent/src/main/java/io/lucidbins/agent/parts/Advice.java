package io.lucidbins.agent.parts;

import io.lucidbins.agent.parts.Failure.BadFrame;
import io.lucidbins.agent.parts.Failure.BusError;
import io.lucidbins.agent.parts.Failure.BusStuck;
import io.lucidbins.agent.parts.Failure.Implausible;
import io.lucidbins.agent.parts.Failure.NoEcho;
import io.lucidbins.agent.parts.Failure.NotReady;
import io.lucidbins.agent.parts.Failure.OutOfRange;
import io.lucidbins.agent.parts.Failure.Saturated;
import io.lucidbins.pi4j.linux.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody at the bin can do about a failure. */
public final class Advice {
  private static final Pattern DEVICE = Pattern.compile("/dev/[A-Za-z0-9_./-]*[A-Za-z0-9]");

  private Advice() {}

  /** A sentence, or nothing where the failure says it all. */
  public static String on(Failure failure) {
    return switch (failure) {
      case BusError(int errno, String operation) ->
          Errno.isNack(errno)
              ? "check its wires and its supply; edge-agent parts --probe shows what answers"
              : sentence(errno, operation);
      case NotReady _ -> "check its plug and its supply, and that nothing else reads its line";
      case BadFrame _ -> "check its wires: noise on them, or a loose contact";
      case Saturated _ -> "take the load off, then check the four wires of the cells";
      case NoEcho _, OutOfRange _, Implausible _, BusStuck _ -> "";
    };
  }

  /** The same for something that could not be opened, to be put behind what was said of it. */
  static String onOpening(int errno, String said) {
    String sentence = sentence(errno, said);
    return sentence.isEmpty() ? "" : "; " + sentence;
  }

  private static String sentence(int errno, String said) {
    Matcher found = DEVICE.matcher(said);
    String device = found.find() ? found.group() : "the device";
    return switch (errno) {
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO -> "there is no " + device + ": " + make(device);
      case Errno.EACCES, Errno.EPERM -> permit(device);
      case Errno.EBUSY ->
          device.startsWith("/dev/tty") || device.startsWith("/dev/serial")
              ? "stop what holds it; the login console does unless it is switched off"
                  + " (raspi-config, Interface, Serial)"
              : "stop what holds it, or name another line in [parts]";
      case Errno.EMFILE -> "too many files are open: raise LimitNOFILE= of the service";
      case Errno.ETIMEDOUT, Errno.EAGAIN ->
          "a part may hold the bus down: unplug the parts one by one";
      default -> "";
    };
  }

  private static String make(String device) {
    if (device.equals("/dev/i2c-1")) {
      return "switch it on (dtparam=i2c_arm=on in config.txt), or name another (i2c_bus in"
          + " [parts])";
    }
    if (device.startsWith("/dev/i2c-")) {
      return "make it (dtoverlay=i2c-gpio,bus="
          + device.substring("/dev/i2c-".length())
          + " in config.txt), or name another (in [parts])";
    }
    if (device.startsWith("/dev/tty") || device.startsWith("/dev/serial")) {
      return "switch it on (enable_uart=1 in config.txt; dtoverlay=uart3 for a second one), or name"
          + " another (in [parts]); ls /dev/serial* /dev/tty* shows which there are";
    }
    return device.startsWith("/dev/gpiochip")
        ? "the kernel of this machine shows no GPIO lines"
        : "see which overlays config.txt names";
  }

  private static String permit(String device) {
    try {
      String group =
          Files.readAttributes(Path.of(device), PosixFileAttributes.class).group().getName();
      return device
          + " belongs to the group "
          + group
          + ", which this program is not in: SupplementaryGroups="
          + group
          + " in its service, or sudo usermod -aG "
          + group
          + " $USER and a new login";
    } catch (IOException | UnsupportedOperationException _) {
      return "this program may not open it: the service needs the groups gpio, i2c and dialout";
    }
  }
}
