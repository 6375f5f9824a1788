package io.lucidbins.bridge.ingest;

import io.lucidbins.device.AckMessage;

/** Where one message came from. Exactly one of the two is called, once; neither may block. */
public interface Delivery {
  /** Sends the answer to the bin, then tells the broker that the message was taken. */
  void answer(AckMessage message);

  /** Tells the broker that the message was taken; the bin gets no answer. */
  void release();
}
