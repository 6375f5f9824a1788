package io.lucidbins.pi4j.linux;

import com.pi4j.io.exception.IOAlreadyExistsException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The GPIO lines of a board. It opens nothing until a pin is made, and holds nothing but the lines
 * of pins that are open: a chip is closed right behind a claim.
 */
public final class LinuxGpio {
  private final LibC libc;
  private final GpioSettings settings;
  private final BusObserver observer;
  private final EdgeLoop edges;
  private final Map<LineGroup, LineRequest> requests = new HashMap<>();
  private final Map<Integer, KernelLine> claimed = new HashMap<>();
  private @Nullable GpioChip chip;

  /**
   * @param libc how the kernel is reached: {@link LibC#system()} on a machine
   * @param settings which chip, and which lines belong together
   * @param observer told of each level and each edge
   */
  public LinuxGpio(LibC libc, GpioSettings settings, BusObserver observer) {
    this.libc = libc;
    this.settings = settings;
    this.observer = observer;
    this.edges = new EdgeLoop(libc);
  }

  /**
   * Claims a line with all lines of its group, or configures it if the group is ours already.
   *
   * @throws IOAlreadyExistsException if this program has a pin there, input or output
   * @throws com.pi4j.exception.Pi4JException with a {@link KernelException} in its causes, if the
   *     kernel refused
   * @throws IllegalArgumentException if the chip has no such line
   */
  synchronized KernelLine claim(int line, LineConfig config, EdgeSink sink) {
    if (claimed.containsKey(line)) {
      throw new IOAlreadyExistsException("GPIO " + line + " has a pin already");
    }
    LineGroup group = settings.groupOf(line).orElseGet(() -> LineGroup.of(line));
    var use = new LineRequest.Use(line, config, sink);
    LineRequest request = requests.get(group);
    if (request == null) {
      request = new LineRequest(libc, observer, chip(), group, use);
      requests.put(group, request);
    } else {
      request.use(use);
    }
    var claim = new KernelLine(this, request, request.indexOf(line));
    claimed.put(line, claim);
    return claim;
  }

  private GpioChip chip() {
    if (chip == null) {
      chip = GpioChip.find(libc, settings.chip());
    }
    return chip;
  }

  void watch(LineRequest request) {
    edges.watch(request);
  }

  /** The lines of a group are given back with the last of its pins. */
  synchronized void release(KernelLine line) {
    claimed.remove(line.line());
    LineRequest request = line.request();
    if (claimed.values().stream().noneMatch(other -> other.request() == request)) {
      requests.values().remove(request);
      edges.unwatch(request);
      request.close();
    }
  }

  /** Whether the thread of the edges runs. */
  boolean isListening() {
    return edges.isRunning();
  }
}
