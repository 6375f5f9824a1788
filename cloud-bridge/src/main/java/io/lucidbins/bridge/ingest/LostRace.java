package io.lucidbins.bridge.ingest;

import io.lucidbins.device.BinId;
import io.lucidbins.device.StreamId;

/** Another bridge moved the watermark meanwhile: this work is undone and judged anew. */
final class LostRace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostRace(BinId bin, StreamId stream) {
    super("the watermark of stream " + stream + " of bin " + bin + " was moved by another bridge");
  }
}
