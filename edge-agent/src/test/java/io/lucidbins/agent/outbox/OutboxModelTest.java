package io.lucidbins.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.LossReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random actions on the real outbox and on the fake, with crashes in between: they stay the same.
 */
class OutboxModelTest {
  private static final int ACTIONS = 80;

  @TempDir Path directory;

  private final List<String> done = new ArrayList<>();

  /** 12 fixed seeds, or the one given by {@code -Dseed=123}. */
  static LongStream seeds() {
    String given = System.getProperty("seed");
    return given == null ? LongStream.rangeClosed(1, 12) : LongStream.of(Long.parseLong(given));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agrees_with_a_list_whatever_happens(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    SqliteOutbox real = open(seed);
    var model = new InMemoryOutbox(RandomGeneratorFactory.of("L64X128MixRandom").create(~seed));
    for (int i = 0; i < ACTIONS; i++) {
      switch (random.nextInt(12)) {
        case 0 -> {
          // A crash forgets moved cursors; an append before it makes both know the same.
          append(random, real, model);
          done.add("crash");
          real.crash();
          real = open(seed + 1_000L * i);
          model = model.restarted();
        }
        case 1 -> {
          done.add("restart");
          real.close();
          real = open(seed + 1_000L * i);
          model = model.restarted();
        }
        case 2, 3 -> moveCursor(random, real, model);
        case 4 -> giveUp(random, real, model);
        case 5 -> {
          int foreign = random.nextInt(3) == 0 ? model.currentStart() + random.nextInt(3) : 0;
          done.add("startAbove " + foreign);
          real.startAbove(foreign);
          model.startAbove(foreign);
        }
        default -> append(random, real, model);
      }
      assertThat(contents(real)).as("seed %d, actions %s", seed, done).isEqualTo(contents(model));
    }
    real.close();
  }

  private SqliteOutbox open(long seed) {
    var ids = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return SqliteOutbox.open(directory, OutboxSettings.defaults(), ids);
  }

  private void append(RandomGenerator random, Outbox real, Outbox model) {
    var records = new ArrayList<DeviceRecord>();
    for (int count = 1 + random.nextInt(20); count > 0; count--) {
      int number = random.nextInt(1_000_000);
      records.add(
          switch (random.nextInt(3)) {
            case 0 -> Records.deposit(number);
            case 1 -> Records.event(number);
            default -> Records.sample(number);
          });
    }
    done.add("append " + records.size());
    StreamPosition one = real.append(records);
    StreamPosition other = model.append(records);
    assertThat(List.of(one.start(), one.seq()))
        .as("actions %s", done)
        .isEqualTo(List.of(other.start(), other.seq()));
  }

  private void moveCursor(RandomGenerator random, Outbox real, Outbox model) {
    int streams = model.streams().size();
    if (streams > 0) {
      int which = random.nextInt(streams);
      long seq = random.nextLong(model.streams().get(which).newest() + 2);
      done.add("cursor of " + which + " to " + seq);
      real.moveCursor(real.streams().get(which).id(), seq);
      model.moveCursor(model.streams().get(which).id(), seq);
    }
  }

  private void giveUp(RandomGenerator random, Outbox real, Outbox model) {
    int streams = model.streams().size();
    if (streams > 0) {
      int which = random.nextInt(streams);
      long seq = 1 + random.nextLong(model.streams().get(which).newest());
      done.add("give up " + seq + " of " + which);
      real.giveUp(real.streams().get(which).id(), seq, LossReason.TOO_LARGE);
      model.giveUp(model.streams().get(which).id(), seq, LossReason.TOO_LARGE);
    }
  }

  /** All that an outbox says, without the ids that are drawn; tombstones by what they cover. */
  private static Map<String, String> contents(Outbox outbox) {
    var all = new TreeMap<String, String>();
    all.put("start", "" + outbox.currentStart());
    all.put("boot", "" + outbox.boot().number());
    all.put("newest", outbox.newestSample().map(newest -> newest.sample().toString()).orElse(""));
    for (KeptStream kept : outbox.streams()) {
      String name = "stream " + kept.start() + " seq ";
      all.put(name, kept.oldest() + " " + kept.newest() + " " + kept.cursor());
      Slice slice = outbox.read(kept.id(), 1, 70);
      while (!slice.isEmpty()) {
        slice.records().forEach(each -> all.put(name + each.seq(), each.record().toString()));
        for (var lost : slice.tombstones()) {
          for (long seq = lost.first(); seq <= lost.last(); seq++) {
            all.put(name + seq, lost.slice(seq, seq).toString());
          }
        }
        slice = outbox.read(kept.id(), slice.last() + 1, 70);
      }
    }
    return all;
  }
}
