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
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The C library by downcalls. It has no state, so one instance serves everybody. */
@SuppressWarnings("restricted") // the one place that makes native handles
final class NativeLibC implements LibC {
  static final NativeLibC INSTANCE = new NativeLibC();

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle STATE_ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  // open and ioctl are variadic behind their second parameter, which some ABIs pass differently.
  private static final MethodHandle OPEN =
      handle(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle IOCTL =
      handle(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));

  private NativeLibC() {}

  @Override
  public int open(String path, int flags) {
    return call(arena -> {
      MemorySegment name = arena.allocateFrom(path);
      return state -> (int) OPEN.invokeExact(state, name, flags);
    });
  }

  @Override
  public int close(int fd) {
    return call(_ -> state -> (int) CLOSE.invokeExact(state, fd));
  }

  @Override
  public int ioctl(int fd, long request, MemorySegment argument) {
    return call(_ -> state -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  private static int call(Preparation preparation) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = preparation.in(arena).invoke(state);
      return result >= 0 ? result : -(int) STATE_ERRNO.get(state, 0L);
    } catch (Throwable e) { // what invokeExact declares; a downcall itself throws nothing checked
      throw new IllegalStateException("a call of the C library did not happen", e);
    }
  }

  private static MethodHandle handle(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    all[0] = ERRNO;
    System.arraycopy(options, 0, all, 1, options.length);
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, all);
  }

  /** Makes the call's arguments in an arena that outlives the call. */
  private interface Preparation {
    Call in(Arena arena);
  }

  private interface Call {
    int invoke(MemorySegment state) throws Throwable;
  }
}
