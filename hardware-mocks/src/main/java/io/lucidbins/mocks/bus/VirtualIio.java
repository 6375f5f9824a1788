package io.lucidbins.mocks.bus;

import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevice;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The IIO devices of a virtual Pi, by the name that their kernel driver gives. */
public final class VirtualIio implements IioDevices {
  private final VirtualClock clock;
  private final Journal journal;
  private final Map<String, IioPart> parts = new ConcurrentHashMap<>();
  private final Map<String, ActiveFaults<IioFault>> faults = new ConcurrentHashMap<>();

  /** Devices of their own, with a journal of their own. */
  public VirtualIio(VirtualClock clock) {
    this(clock, new Journal());
  }

  public VirtualIio(VirtualClock clock, Journal journal) {
    this.clock = clock;
    this.journal = journal;
  }

  /** Binds a driver. */
  public void attach(String name, IioPart part) {
    if (parts.putIfAbsent(name, part) != null) {
      throw new IllegalArgumentException("there already is an IIO device \"" + name + "\"");
    }
  }

  /** Unbinds a driver; without one nothing happens. */
  public void detach(String name) {
    parts.remove(name);
  }

  /** Adds a fault; it strikes calls as often as {@code when} says. */
  public void fault(String name, IioFault fault, Occurrence when) {
    faults.computeIfAbsent(name, _ -> new ActiveFaults<>()).add(fault, when);
  }

  /** Ends all faults of a device. */
  public void clearFaults(String name) {
    faults.remove(name);
  }

  @Override
  public Optional<IioDevice> find(String name) {
    boolean there = parts.containsKey(name) && !strikes(name, IioFault.Missing.class);
    return there ? Optional.of(new Device(name)) : Optional.empty();
  }

  private boolean strikes(String name, Class<? extends IioFault> kind) {
    var active = faults.get(name);
    return active != null && active.strike(kind, clock.nanos()) != null;
  }

  /** The files of one device. */
  private final class Device implements IioDevice {
    private final String name;

    Device(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long raw(String channel) throws KernelException {
      String file = channel + "_raw";
      long value = part(file).raw(channel);
      journal.add(clock.nanos(), () -> "iio " + name + " " + file + " r " + value);
      return value;
    }

    @Override
    public double scale(String channel) throws KernelException {
      return part(channel + "_scale").scale(channel);
    }

    private IioPart part(String file) throws KernelException {
      IioPart part = parts.get(name);
      String operation = "iio " + name + " " + file;
      if (part == null || strikes(name, IioFault.Missing.class)) {
        throw new KernelException(Errno.ENOENT, operation);
      }
      if (strikes(name, IioFault.Garbage.class)) {
        throw new KernelException(Errno.EINVAL, operation);
      }
      var active = faults.get(name);
      var fails = active == null ? null : active.strike(IioFault.Fails.class, clock.nanos());
      if (fails != null) {
        throw new KernelException(fails.errno(), operation);
      }
      return part;
    }
  }
}
