package io.lucidbins.mocks.bus;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.mocks.bus.GpioLine.Edge;
import io.lucidbins.pi4j.linux.EdgeEvent;

/**
 * One input that follows its line until it is shut down. A debounce period works as the kernel's: a
 * level counts once it has stood for the period, the edge is stamped then, and what is shorter is
 * swallowed [linux drivers/gpio/gpiolib-cdev.c, debounce_work_func].
 */
final class VirtualDigitalInput extends DigitalInputBase {
  private static final long NANOS_PER_MICRO = 1_000;

  private final VirtualDigitalInputProvider maker;
  private final GpioLine line;
  private final long debounceNanos;
  private final GpioLine.Ear ear = this::hear;
  private volatile DigitalState debounced;
  private int sequence;
  private long lastEdge = Long.MIN_VALUE;

  VirtualDigitalInput(VirtualDigitalInputProvider maker, DigitalInputConfig config, GpioLine line) {
    super(maker, config);
    this.maker = maker;
    this.line = line;
    Long micros = config.debounce();
    this.debounceNanos = micros == null ? 0 : micros * NANOS_PER_MICRO;
    this.debounced = line.state();
    line.listen(ear);
  }

  @Override
  public DigitalState state() {
    return debounceNanos == 0 ? line.state() : debounced;
  }

  private void hear(Edge edge) {
    if (debounceNanos == 0) {
      dispatchEdge(edge);
      return;
    }
    synchronized (this) {
      lastEdge = edge.nanos();
    }
    long stands = edge.nanos() + debounceNanos;
    line.clock().at(stands, () -> stood(edge, stands));
  }

  /** The level after {@code edge} has stood for the period unless another edge came meanwhile. */
  private void stood(Edge edge, long nanos) {
    Edge seen;
    synchronized (this) {
      if (lastEdge != edge.nanos() || debounced == edge.state()) {
        return;
      }
      debounced = edge.state();
      seen = new Edge(edge.state(), nanos, ++sequence);
    }
    dispatchEdge(seen);
  }

  private void dispatchEdge(Edge edge) {
    dispatch(
        maker.plainEvents()
            ? new DigitalStateChangeEvent<DigitalInput>(this, edge.state())
            : new EdgeEvent(this, edge.state(), edge.nanos(), edge.sequence()));
  }

  @Override
  public DigitalInput addListener(DigitalStateChangeListener... listeners) {
    boolean before = hasListenersOrBindings();
    super.addListener(listeners);
    if (!before && hasListenersOrBindings()) {
      line.watch(true);
    }
    return this;
  }

  @Override
  public DigitalInput removeListener(DigitalStateChangeListener... listeners) {
    boolean before = hasListenersOrBindings();
    super.removeListener(listeners);
    if (before && !hasListenersOrBindings()) {
      line.watch(false);
    }
    return this;
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    if (hasListenersOrBindings()) {
      line.watch(false);
    }
    line.leave(ear);
    return super.shutdownInternal(context);
  }
}
