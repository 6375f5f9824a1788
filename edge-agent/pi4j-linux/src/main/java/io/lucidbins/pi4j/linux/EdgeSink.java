package io.lucidbins.pi4j.linux;

/** Who hears of the edges of one line, on the thread of all edges. */
interface EdgeSink {

  /** Nobody, as for an output. */
  EdgeSink NONE = (_, _, _) -> {};

  void edge(boolean rising, long timestampNanos, int lineSequence);
}
