package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchBodyTest {
  private static final List<DeviceRecord> RECORDS = Examples.everyRecord();

  @ParameterizedTest
  @MethodSource("io.lucidbins.device.SeriesTest#seeds")
  void gives_back_any_mixture_of_records_and_tombstones(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var batch = anyBatch(random);

    assertThat(UplinkCodec.decodeBody(UplinkCodec.envelope(batch)))
        .as("seed %d, batch %s", seed, batch)
        .isEqualTo(new Decoded.Ok<>(batch));
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.device.SeriesTest#seeds")
  void gives_back_any_prefix_of_it(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var batch = anyBatch(random);
    var prefix = batch.upTo(random.nextLong(batch.first(), batch.last() + 1));

    assertThat(UplinkCodec.decodeBody(UplinkCodec.envelope(prefix)))
        .as("seed %d, prefix %s", seed, prefix)
        .isEqualTo(new Decoded.Ok<>(prefix));
  }

  private static Batch anyBatch(RandomGenerator random) {
    var records = new ArrayList<NumberedRecord>();
    var tombstones = new ArrayList<Tombstone>();
    long first = random.nextLong(1, 1L << random.nextInt(1, 50));
    long seq = first;
    for (int steps = random.nextInt(1, 60); steps > 0; steps--) {
      if (random.nextInt(4) == 0) {
        long last = seq + random.nextInt(1 << random.nextInt(1, 20));
        tombstones.add(
            Tombstone.of(
                seq, last, any(random, RecordKind.values()), any(random, LossReason.values())));
        seq = last + 1;
      } else {
        records.add(new NumberedRecord(seq++, RECORDS.get(random.nextInt(RECORDS.size()))));
      }
    }
    return new Batch(
        Nonce.random(random), StreamId.random(random), 1, first, seq - 1, records, tombstones);
  }

  private static <T> T any(RandomGenerator random, T[] choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }
}
