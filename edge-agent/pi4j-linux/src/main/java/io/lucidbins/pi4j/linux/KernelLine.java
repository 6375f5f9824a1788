package io.lucidbins.pi4j.linux;

/** One line of a request, as its pin sees it. */
final class KernelLine {
  private final LinuxGpio gpio;
  private final LineRequest request;
  private final int index;
  private volatile boolean released;

  KernelLine(LinuxGpio gpio, LineRequest request, int index) {
    this.gpio = gpio;
    this.request = request;
    this.index = index;
  }

  int line() {
    return request.line(index);
  }

  LineRequest request() {
    return request;
  }

  boolean read() {
    requireOpen();
    return request.read(index);
  }

  void write(boolean high) {
    requireOpen();
    request.write(index, high);
  }

  /** Has edges delivered, or not, without a wake-up for those that nobody wants. */
  void setEdges(boolean wanted) {
    if (wanted) {
      requireOpen();
      gpio.watch(request);
    }
    if (!released) {
      request.setEdges(index, wanted);
    }
  }

  /** The group may hold the line for longer; this pin has nothing to do with it any more. */
  private void requireOpen() {
    if (released) {
      throw Kernel.failed(Errno.EBADF, "use of GPIO " + line() + " after it was closed");
    }
  }

  /** Gives the line back. Twice is harmless. */
  void release() {
    if (!released) {
      request.leave(index);
      released = true;
      gpio.release(this);
    }
  }
}
