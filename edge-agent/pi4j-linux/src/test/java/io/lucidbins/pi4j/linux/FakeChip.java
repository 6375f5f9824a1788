package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A GPIO chip of the {@link FakeKernel}. What happened to a line is kept as text. */
final class FakeChip implements FakeKernel.OpenFile {
  private static final int EVENT_BYTES = 48;

  private final FakeKernel kernel;
  private final String label;
  private final Line[] lines;
  private final List<String> requests = new ArrayList<>();

  FakeChip(FakeKernel kernel, String label, int count) {
    this.kernel = kernel;
    this.label = label;
    this.lines = new Line[count];
    for (int i = 0; i < count; i++) {
      lines[i] = new Line();
    }
  }

  private static final class Line {
    private boolean high;
    private long flags;
    private int debounce;
    private int sequence;
    private String holder = "";
    private @Nullable Request request;
    private final StringBuilder history = new StringBuilder();
  }

  /** The claims that succeeded: "lucidbins gpio17: 17 events 64". */
  List<String> requests() {
    return requests;
  }

  /** Somebody else has the line. */
  FakeChip hold(int line, String holder) {
    lines[line].holder = holder;
    return this;
  }

  /** The levels that the line was given since it was first claimed: "HLH". */
  String history(int line) {
    return lines[line].history.toString();
  }

  /** "in", "out", with "up", "down", "off" and "edges", and the debounce time. */
  String configuration(int line) {
    long flags = lines[line].flags;
    return ((flags & 0x4) != 0 ? "in" : (flags & 0x8) != 0 ? "out" : "as is")
        + ((flags & 0x100) != 0 ? " up" : "")
        + ((flags & 0x200) != 0 ? " down" : "")
        + ((flags & 0x400) != 0 ? " off" : "")
        + ((flags & 0x30) == 0x30 ? " edges" : "")
        + (lines[line].debounce > 0 ? " " + lines[line].debounce + " us" : "");
  }

  boolean level(int line) {
    return lines[line].high;
  }

  /** The world gives the line a level; an edge that is wanted gets this time. */
  void drive(int line, boolean high, long nanos) {
    kernel.happened(() -> {
      Line driven = lines[line];
      boolean edge = driven.high != high;
      driven.high = high;
      long wanted = high ? 0x10 : 0x20;
      if (edge && driven.request != null && (driven.flags & wanted) != 0) {
        driven.sequence++;
        driven.request.events.add(
            new Event(nanos, high ? 1 : 2, line, driven.request.events.size(), driven.sequence));
      }
    });
  }

  /** Edges that the kernel counted and had no room for. */
  void lose(int line, int edges) {
    lines[line].sequence += edges;
  }

  /** The chip is pulled out: its lines answer nothing any more. */
  void unplug() {
    kernel.happened(() -> {
      for (Line line : lines) {
        if (line.request != null) {
          line.request.gone = true;
        }
      }
    });
  }

  /** Levels go on, but the claim of this line delivers no more edges. */
  void breakEvents(int line) {
    kernel.happened(() -> {
      Request request = lines[line].request;
      if (request != null) {
        request.deaf = true;
      }
    });
  }

  @Override
  public int ioctl(long request, MemorySegment argument) {
    return switch ((int) request) {
      case 0x8044_B401 -> { // GPIO_GET_CHIPINFO
        argument.setString(32, label);
        argument.set(JAVA_INT, 64, lines.length);
        yield 0;
      }
      case 0xC100_B405 -> { // GPIO_V2_GET_LINEINFO
        Line line = lines[argument.get(JAVA_INT, 64)];
        argument.setString(32, line.holder);
        argument.set(JAVA_LONG, 72, line.holder.isEmpty() ? 0 : 1);
        yield 0;
      }
      case 0xC250_B407 -> claim(argument); // GPIO_V2_GET_LINE
      default -> -Errno.EINVAL;
    };
  }

  private int claim(MemorySegment argument) {
    int[] offsets = new int[argument.get(JAVA_INT, 560)];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = argument.get(JAVA_INT, i * 4L);
      if (!lines[offsets[i]].holder.isEmpty()) {
        return -Errno.EBUSY;
      }
    }
    String consumer = argument.getString(256, StandardCharsets.UTF_8);
    var text = new StringBuilder(consumer).append(":");
    var request = new Request(offsets);
    for (int offset : offsets) {
      lines[offset].holder = consumer;
      lines[offset].request = request;
      lines[offset].sequence = 0;
      text.append(" ").append(offset);
    }
    requests.add(text.append(" events ").append(argument.get(JAVA_INT, 564)).toString());
    argument.set(JAVA_INT, 588, kernel.add(request));
    return request.configure(argument.asSlice(288, 272));
  }

  private record Event(long nanos, int id, int line, int sequence, int lineSequence) {}

  /** Lines that were claimed together. */
  private final class Request implements FakeKernel.OpenFile {
    private final int[] offsets;
    private final List<Event> events = new ArrayList<>();
    private boolean gone;
    private boolean deaf;

    Request(int[] offsets) {
      this.offsets = offsets;
    }

    @Override
    public int ioctl(long request, MemorySegment argument) {
      if (gone) {
        return -Errno.ENODEV;
      }
      return switch ((int) request) {
        case 0xC110_B40D -> configure(argument); // GPIO_V2_LINE_SET_CONFIG
        case 0xC010_B40E -> values(argument, false); // GPIO_V2_LINE_GET_VALUES
        case 0xC010_B40F -> values(argument, true); // GPIO_V2_LINE_SET_VALUES
        default -> -Errno.EINVAL;
      };
    }

    private int configure(MemorySegment config) {
      for (int i = 0; i < offsets.length; i++) {
        Line line = lines[offsets[i]];
        long flags = attribute(config, 1, i, config.get(JAVA_LONG, 0));
        if ((flags & 0xC) != 0) {
          line.flags = flags;
          line.debounce = (int) attribute(config, 3, i, 0);
        }
        if ((flags & 0x8) != 0) {
          give(line, (attribute(config, 2, i, 0) >>> i & 1) != 0);
        }
      }
      return 0;
    }

    private long attribute(MemorySegment config, int id, int index, long otherwise) {
      for (int i = 0; i < config.get(JAVA_INT, 8); i++) {
        long at = 32 + i * 24L;
        if (config.get(JAVA_INT, at) == id && (config.get(JAVA_LONG, at + 16) >>> index & 1) != 0) {
          return config.get(JAVA_LONG, at + 8);
        }
      }
      return otherwise;
    }

    private int values(MemorySegment values, boolean write) {
      long mask = values.get(JAVA_LONG, 8);
      long bits = values.get(JAVA_LONG, 0);
      for (int i = 0; i < offsets.length; i++) {
        Line line = lines[offsets[i]];
        if ((mask >>> i & 1) == 0) {
          continue;
        }
        if (write && (line.flags & 0x8) == 0) {
          return -Errno.EPERM;
        }
        if (write) {
          give(line, (bits >>> i & 1) != 0);
        } else {
          bits = line.high ? bits | 1L << i : bits & ~(1L << i);
        }
      }
      values.set(JAVA_LONG, 0, bits);
      return 0;
    }

    private static void give(Line line, boolean high) {
      line.high = high;
      line.history.append(high ? 'H' : 'L');
    }

    @Override
    public int read(MemorySegment into, long length) {
      if (gone) {
        return -Errno.ENODEV;
      }
      int count = (int) Math.min(events.size(), length / EVENT_BYTES);
      for (int i = 0; i < count; i++) {
        Event event = events.removeFirst();
        MemorySegment at = into.asSlice((long) i * EVENT_BYTES, EVENT_BYTES);
        at.fill((byte) 0);
        at.set(JAVA_LONG, 0, event.nanos);
        at.set(JAVA_INT, 8, event.id);
        at.set(JAVA_INT, 12, event.line);
        at.set(JAVA_INT, 16, event.sequence);
        at.set(JAVA_INT, 20, event.lineSequence);
      }
      return count == 0 ? -Errno.EAGAIN : count * EVENT_BYTES;
    }

    @Override
    public short ready() {
      return (short)
          ((events.isEmpty() ? 0 : 0x1) | (gone || deaf ? 0x18 : 0)); // POLLERR | POLLHUP
    }

    @Override
    public void close() {
      for (int offset : offsets) {
        lines[offset].holder = "";
        lines[offset].request = null;
        lines[offset].flags = 0;
      }
    }
  }
}
