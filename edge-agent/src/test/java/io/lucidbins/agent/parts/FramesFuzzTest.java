package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.SerialLine.Frames;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Pause;
import io.lucidbins.pi4j.linux.SerialPort;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of random bytes, a seed each; {@code -Dseed=} replays one. */
class FramesFuzzTest {
  private static final int STREAMS_PER_SEED = 100;

  static LongStream seeds() {
    Long one = Long.getLong("seed");
    return one == null ? LongStream.range(0, 50) : LongStream.of(one);
  }

  /** Bytes that look like frames more often than chance has it. */
  private static int spiteful(SplittableRandom random, byte[] liked) {
    return random.nextInt(3) == 0
        ? liked[random.nextInt(liked.length)] & 0xFF
        : random.nextInt(256);
  }

  private static byte[] junk(SplittableRandom random, byte[] liked) {
    byte[] bytes = new byte[random.nextInt(40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) spiteful(random, liked);
    }
    return bytes;
  }

  private static boolean isFoundWithinTwoFrames(Frames frames, byte[] junk, byte[] frame) {
    frames.restart();
    for (byte one : junk) {
      frames.accept(one & 0xFF);
    }
    boolean found = false;
    for (int i = 0; i < 2 * frame.length; i++) {
      found |= frames.accept(frame[i % frame.length] & 0xFF) && (i + 1) % frame.length == 0;
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a02yyuw_finds_a_frame_at_once_after_any_junk(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < STREAMS_PER_SEED; i++) {
      int mm = random.nextInt(4501);
      byte[] frame = {(byte) 0xFF, (byte) (mm >> 8), (byte) mm, (byte) (0xFF + (mm >> 8) + mm)};
      byte[] junk = junk(random, new byte[] {(byte) 0xFF, 0, 1, (byte) 0xFE});
      var frames = new A02yyuw.SlidingFrame();

      assertThat(isFoundWithinTwoFrames(frames, junk, frame)).as("seed %d", seed).isTrue();
      assertThat(frames.mm()).as("seed %d", seed).isEqualTo(mm);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void max_botix_finds_a_distance_within_two_lines_after_any_junk(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < STREAMS_PER_SEED; i++) {
      int mm = random.nextInt(10_000);
      byte[] line = "R%04d\r".formatted(mm).getBytes(StandardCharsets.US_ASCII);
      byte[] junk = junk(random, "R0123456789\r".getBytes(StandardCharsets.US_ASCII));
      var frames = new MaxBotix.Lines();

      assertThat(isFoundWithinTwoFrames(frames, junk, line)).as("seed %d", seed).isTrue();
      assertThat(frames.mm()).as("seed %d", seed).isEqualTo(mm);
    }
  }

  /** A port that never ends: random bytes, in random pieces, after random times. */
  private static final class RandomPort implements SerialPort {
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final SplittableRandom random;
    private final VirtualClock clock;

    RandomPort(SplittableRandom random, VirtualClock clock) {
      this.random = random;
      this.clock = clock;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int got = random.nextInt(Math.min(length, 8) + 1);
      new Pause(clock).of(Duration.ofMillis(got == 0 ? LONGEST_READ_MS : random.nextInt(10)));
      for (int i = 0; i < got; i++) {
        into[offset + i] = (byte) spiteful(random, new byte[] {(byte) 0xFF, 7, 'R', '1', '\r'});
        sent.write(into[offset + i]);
      }
      return got;
    }

    @Override
    public void write(byte[] bytes) {
      throw new AssertionError("nothing is written to this part");
    }

    @Override
    public void flushInput() {
      sent.reset();
    }

    @Override
    public void close() {
      sent.reset();
    }
  }

  private static Set<Integer> distancesIn(byte[] bytes) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i + 3 < bytes.length; i++) {
      int high = bytes[i + 1] & 0xFF;
      int low = bytes[i + 2] & 0xFF;
      if (bytes[i] == (byte) 0xFF && (byte) (0xFF + high + low) == bytes[i + 3]) {
        found.add(high * 256 + low);
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_line_of_noise_never_throws_never_waits_beyond_3_s_and_says_nothing_that_was_not_sent(
      long seed) {
    var random = new SplittableRandom(seed);
    try (var clock = VirtualClock.stepped()) {
      var port = new RandomPort(random, clock);
      var air = new UltrasonicAir(AirTemperature.unknown(), true);
      var part = new A02yyuw((_, _) -> port, "/dev/serial0", new Pause(clock), air);
      for (int i = 0; i < 20; i++) {
        long before = clock.nanos();
        var measured = part.measureMm();

        // 3 s, and the read that was under way
        assertThat(clock.nanos() - before).as("seed %d", seed).isLessThanOrEqualTo(3_100_000_000L);
        switch (measured) {
          case Reading<Integer>(Integer mm, _, _) ->
              assertThat(distancesIn(port.sent.toByteArray())).as("seed %d", seed).contains(mm);
          case Failed<Integer>(Failure why) ->
              assertThat(why.describe()).as("seed %d", seed).isNotEmpty();
        }
      }
    }
  }
}
