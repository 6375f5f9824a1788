package io.lucidbins.device;

/** A topic of one bin, taken apart. */
public record BinTopic(BinId bin, Leaf leaf) {
  /** The last level of a topic. */
  public enum Leaf {
    UP,
    STATE,
    ACK,
    CMD
  }
}
