package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.sun.management.ThreadMXBean;
import io.lucidbins.device.wire.v1.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worst that 32 KiB can ask for: still some megabytes and milliseconds. */
class BoundedWorkTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** 512 bytes, not all at once, for each byte of the largest payload: 16 MiB. */
  private static final long MAX_ALLOCATED_BYTES = 512L * Limits.MAX_BATCH_BYTES;

  /** CPU time; generous for a JVM that has just started. */
  private static final long MAX_NANOS = 2_000_000_000L;

  private static final BatchEnvelope ENVELOPE = UplinkCodec.envelope(Examples.mixedBatch());

  static List<byte[]> bodies() throws IOException {
    byte[] emptyColumns = repeated(6, 16_000);
    byte[] unknownColumns = repeated(6, 7_000, Wire.Column.newBuilder().setQuantity(99).build());
    return List.of(
        repeated(1, 16_000),
        repeated(3, 16_000),
        repeated(77, 10_000),
        repeated(1, 1, message(repeated(2, 16_000))),
        repeated(2, 1, Wire.Samples.parseFrom(emptyColumns)),
        repeated(2, 1, Wire.Samples.parseFrom(unknownColumns)),
        // All 500 samples with all columns, from next to no bytes.
        Wire.BatchBody.newBuilder().setSamples(fullColumns()).build().toByteArray());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void holds_for_any_body(byte[] body) {
    var envelope =
        new BatchEnvelope(
            ENVELOPE.nonce(),
            ENVELOPE.stream(),
            ENVELOPE.start(),
            ENVELOPE.first(),
            ENVELOPE.last(),
            Bytes.of(body));
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();

    var answer = UplinkCodec.decodeBody(envelope);

    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    assertThat(answer).isInstanceOf(Decoded.Refused.class);
    assertThat(allocated).as("bytes allocated").isLessThan(MAX_ALLOCATED_BYTES);
    assertThat(nanos).as("nanoseconds").isLessThan(MAX_NANOS);
  }

  private static Wire.Samples.Builder fullColumns() {
    var samples = Wire.Samples.newBuilder().setCount(Limits.MAX_BATCH_RECORDS);
    for (var quantity : Quantity.values()) {
      samples.addColumns(Wire.Column.newBuilder().setQuantity(quantity.number()));
    }
    return samples;
  }

  private static Wire.Tombstone message(byte[] bytes) throws IOException {
    return Wire.Tombstone.parseFrom(bytes);
  }

  private static byte[] repeated(int field, int times) throws IOException {
    return repeated(field, times, Wire.Tare.getDefaultInstance());
  }

  private static byte[] repeated(int field, int times, MessageLite entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < times; i++) {
      out.writeBytes(field, entry.toByteString());
    }
    out.flush();
    return bytes.toByteArray();
  }
}
