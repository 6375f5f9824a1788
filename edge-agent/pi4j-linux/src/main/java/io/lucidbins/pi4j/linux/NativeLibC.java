package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The C library by downcalls. A record, because the virtual machine trusts the fields of a record
 * to stay as they are: a handle in {@link #SYSTEM} is then as good as a constant, and a call costs
 * little more than a call in C.
 */
@SuppressWarnings("restricted") // the one place that makes native handles
record NativeLibC(
    MethodHandle opening,
    MethodHandle closing,
    MethodHandle controlling,
    MethodHandle controllingBlind,
    MethodHandle reading,
    MethodHandle readingBlind,
    MethodHandle writing,
    MethodHandle polling,
    MethodHandle pollingBlind,
    MethodHandle counting)
    implements LibC {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long STATE_ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private static final FunctionDescriptor IOCTL =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);

  private static final FunctionDescriptor READ_OR_WRITE =
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final FunctionDescriptor POLL =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  /** Where a downcall leaves errno: four bytes for each thread that ever makes one. */
  private static final ThreadLocal<MemorySegment> CALL_STATE =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  static final LibC SYSTEM = chosen(System.getProperty(PROPERTY));

  private static LibC chosen(@Nullable String library) {
    return library == null ? of(LINKER.defaultLookup()) : in(Path.of(library));
  }

  static LibC in(Path library) {
    return of(SymbolLookup.libraryLookup(library, Arena.global()).or(LINKER.defaultLookup()));
  }

  /**
   * open and ioctl are variadic behind their second parameter, which some ABIs pass differently.
   */
  private static LibC of(SymbolLookup lookup) {
    return new NativeLibC(
        handle(lookup, "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), VARIADIC),
        handle(lookup, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
        handle(lookup, "ioctl", IOCTL, VARIADIC),
        blind(lookup, "ioctl", IOCTL, VARIADIC),
        handle(lookup, "read", READ_OR_WRITE),
        blind(lookup, "read", READ_OR_WRITE),
        handle(lookup, "write", READ_OR_WRITE),
        handle(lookup, "poll", POLL),
        blind(lookup, "poll", POLL),
        handle(lookup, "eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)));
  }

  private static MethodHandle handle(
      SymbolLookup lookup, String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    all[0] = ERRNO;
    System.arraycopy(options, 0, all, 1, options.length);
    return LINKER.downcallHandle(lookup.findOrThrow(name), descriptor, all);
  }

  /**
   * A call without errno. To capture it, the linker makes an object of 40 bytes each time (JDK 25,
   * {@code SharedUtils.checkCaptureSegment}), which only the optimising compiler can remove again,
   * and the agent runs without it. So whatever changes nothing when it fails is first called
   * without, and if it fails, the second call tells the number (or succeeds).
   */
  private static MethodHandle blind(
      SymbolLookup lookup, String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(lookup.findOrThrow(name), descriptor, options);
  }

  @Override
  public int open(String path, int flags) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment state = CALL_STATE.get();
      return result((int) opening.invokeExact(state, arena.allocateFrom(path), flags), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  @Override
  public int close(int fd) {
    try {
      MemorySegment state = CALL_STATE.get();
      return result((int) closing.invokeExact(state, fd), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  /** Of a level it is the same when it is asked or said twice; of I2C it is not. */
  @Override
  public int ioctl(int fd, long request, MemorySegment argument) {
    try {
      if (request == GpioAbi.SET_VALUES || request == GpioAbi.GET_VALUES) {
        int blind = (int) controllingBlind.invokeExact(fd, request, argument);
        if (blind >= 0) {
          return blind;
        }
      }
      MemorySegment state = CALL_STATE.get();
      return result((int) controlling.invokeExact(state, fd, request, argument), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  @Override
  public int read(int fd, MemorySegment into, long length) {
    requireRoom(into, length);
    try {
      long blind = (long) readingBlind.invokeExact(fd, into, length);
      if (blind >= 0) {
        return (int) blind; // at most the length, which fits
      }
      MemorySegment state = CALL_STATE.get();
      return result((long) reading.invokeExact(state, fd, into, length), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  @Override
  public int write(int fd, MemorySegment from, long length) {
    requireRoom(from, length);
    try {
      MemorySegment state = CALL_STATE.get();
      return result((long) writing.invokeExact(state, fd, from, length), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  @Override
  public int poll(MemorySegment fds, long count, int timeoutMs) {
    requireRoom(fds, count * Poll.ENTRY_BYTES);
    try {
      int blind = (int) pollingBlind.invokeExact(fds, count, timeoutMs);
      if (blind >= 0) {
        return blind;
      }
      MemorySegment state = CALL_STATE.get();
      return result((int) polling.invokeExact(state, fds, count, timeoutMs), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  @Override
  public int eventfd(int initial, int flags) {
    try {
      MemorySegment state = CALL_STATE.get();
      return result((int) counting.invokeExact(state, initial, flags), state);
    } catch (Throwable e) {
      throw notCalled(e);
    }
  }

  private static int result(long result, MemorySegment state) {
    return result >= 0 ? Math.toIntExact(result) : -state.get(JAVA_INT, STATE_ERRNO);
  }

  /** The kernel would write behind the memory without a word. */
  private static void requireRoom(MemorySegment memory, long bytes) {
    if (bytes < 0 || bytes > memory.byteSize()) {
      throw new IndexOutOfBoundsException(
          "%d bytes of memory for a call with %d".formatted(memory.byteSize(), bytes));
    }
  }

  /** What {@code invokeExact} declares; a downcall itself throws nothing checked. */
  private static IllegalStateException notCalled(Throwable e) {
    return new IllegalStateException("a call of the C library did not happen", e);
  }
}
