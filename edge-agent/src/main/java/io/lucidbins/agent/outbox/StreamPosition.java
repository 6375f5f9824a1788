package io.lucidbins.agent.outbox;

import io.lucidbins.device.StreamId;

/**
 * Where a committed record lies: its stream and its number in it.
 *
 * @param stream the stream of the start of the agent that committed it
 * @param start the start number of that stream in this outbox, from 1
 * @param seq the number of the record in its stream, from 1
 */
public record StreamPosition(StreamId stream, int start, long seq) {
  public StreamPosition {
    if (start < 1) {
      throw new IllegalArgumentException("start number " + start + " is below 1");
    }
    if (seq < 1) {
      throw new IllegalArgumentException("seq " + seq + " is below 1");
    }
  }
}
