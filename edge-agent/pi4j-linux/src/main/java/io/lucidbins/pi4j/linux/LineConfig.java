package io.lucidbins.pi4j.linux;

/**
 * What one line is asked to be.
 *
 * @param flags of {@link GpioAbi}; 0 leaves the line as it is
 * @param debounceMicros how long a level must last to be an edge; 0 to be told of every edge
 * @param high the level that an output begins with
 */
record LineConfig(long flags, int debounceMicros, boolean high) {
  /** Claimed, and not touched. */
  static final LineConfig AS_IS = new LineConfig(0, 0, false);

  private static final long EDGES = GpioAbi.FLAG_EDGE_RISING | GpioAbi.FLAG_EDGE_FALLING;

  static LineConfig output(boolean high) {
    return new LineConfig(GpioAbi.FLAG_OUTPUT, 0, high);
  }

  /** An input that nobody listens to: the kernel makes no interrupt for it. */
  static LineConfig input(long bias, int debounceMicros) {
    return new LineConfig(GpioAbi.FLAG_INPUT | bias, debounceMicros, false);
  }

  LineConfig withEdges(boolean wanted) {
    return new LineConfig(wanted ? flags | EDGES : flags & ~EDGES, debounceMicros, high);
  }

  boolean isOutput() {
    return (flags & GpioAbi.FLAG_OUTPUT) != 0;
  }
}
