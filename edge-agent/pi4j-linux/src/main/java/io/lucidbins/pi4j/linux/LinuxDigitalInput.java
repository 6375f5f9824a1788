package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.binding.DigitalBinding;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One input line. The kernel makes interrupts for it only while somebody listens. An edge from
 * before a listener was added may still reach it: its time tells.
 */
final class LinuxDigitalInput extends DigitalInputBase implements EdgeSink {
  private @Nullable KernelLine line;

  LinuxDigitalInput(DigitalInputProvider provider, DigitalInputConfig config) {
    super(provider, config);
  }

  void open(KernelLine claimed) {
    line = claimed;
  }

  private KernelLine line() {
    return Objects.requireNonNull(line);
  }

  @Override
  public DigitalState state() {
    return line().read() ? DigitalState.HIGH : DigitalState.LOW;
  }

  @Override
  public void edge(boolean rising, long timestampNanos, int lineSequence) {
    if (hasListenersOrBindings()) {
      DigitalState state = rising ? DigitalState.HIGH : DigitalState.LOW;
      dispatch(new EdgeEvent(this, state, timestampNanos, lineSequence));
    }
  }

  @Override
  public DigitalInput addListener(DigitalStateChangeListener... listeners) {
    super.addListener(listeners);
    listenOrNot();
    return this;
  }

  @Override
  public DigitalInput removeListener(DigitalStateChangeListener... listeners) {
    super.removeListener(listeners);
    listenOrNot();
    return this;
  }

  @Override
  public DigitalInput removeConsumer(Consumer<Boolean> consumer) {
    super.removeConsumer(consumer);
    listenOrNot();
    return this;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Pi4J declares it
  public DigitalInput bind(DigitalBinding... toBind) {
    super.bind(toBind);
    listenOrNot();
    return this;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Pi4J declares it
  public DigitalInput unbind(DigitalBinding... toUnbind) {
    super.unbind(toUnbind);
    listenOrNot();
    return this;
  }

  private void listenOrNot() {
    line().setEdges(hasListenersOrBindings());
  }

  @Override
  public DigitalInput shutdownInternal(Context context) throws ShutdownException {
    try {
      return super.shutdownInternal(context);
    } finally {
      line().release();
    }
  }
}
