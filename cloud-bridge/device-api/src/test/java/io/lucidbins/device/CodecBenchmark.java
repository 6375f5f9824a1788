package io.lucidbins.device;

import io.lucidbins.device.Measurement.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes and nanoseconds per sample of 100 samples with seven values each, beside JSON and gzip
 * JSON, in CPU time of one thread (so that a busy machine does not count). Run by {@code mvn
 * -Pbench -pl cloud-bridge/device-api -am verify}; writes {@code target/bench/codec.json} and
 * prints it. Not a test: its times depend on the machine.
 */
final class CodecBenchmark {
  private static final int SAMPLES = 100;
  private static final int VALUES = SAMPLES * 7;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long ROUND_NANOS = 200_000_000L;
  private static final int ROUNDS = 9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final JsonMapper JSON = new JsonMapper();

  /** One sample as a JSON object, as a plain MQTT client would send it. */
  record JsonSample(
      long time,
      int level,
      int full,
      int weight,
      int temperature,
      int battery,
      int tilt,
      int signal,
      int quality) {
    static JsonSample of(Sample sample) {
      return new JsonSample(
          sample.stamp().wallMs(),
          value(sample, Quantity.LEVEL_MM),
          value(sample, Quantity.LEVEL_PERMILLE),
          value(sample, Quantity.WEIGHT_GRAMS),
          value(sample, Quantity.TEMPERATURE_DECI_CELSIUS),
          value(sample, Quantity.BATTERY_MILLIVOLTS),
          value(sample, Quantity.TILT_DECI_DEGREES),
          value(sample, Quantity.SIGNAL_DBM),
          quality(sample));
    }

    private static int quality(Sample sample) {
      return sample.measurement(Quantity.LEVEL_MM).orElseThrow() instanceof Value value
          ? value.quality().percent()
          : 0;
    }

    private static int value(Sample sample, Quantity quantity) {
      return sample.value(quantity).orElseThrow();
    }
  }

  private CodecBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    var samples = BinNoise.seeded(1, 0.5).samples(SAMPLES);
    var results = new LinkedHashMap<String, Object>();
    results.put("samples", SAMPLES);
    results.put("values", VALUES);
    results.put("columns", columns(samples));
    results.put("rows", rows(samples));
    results.put("json", json(samples));
    results.put("gzip json", gzipJson(samples));
    var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results);
    var file = Path.of(arguments[0]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
    System.out.println(text);
  }

  private static Map<String, Object> columns(List<Sample> samples) {
    var batch = BinNoise.batch(samples);
    byte[] bytes = UplinkCodec.encode(Examples.BIN, batch);
    return result(
        bytes.length,
        () -> UplinkCodec.encode(Examples.BIN, batch),
        () ->
            UplinkCodec.decodeBody(
                    (BatchEnvelope) UplinkCodec.decode(Examples.BIN, bytes).orThrow())
                .orThrow());
  }

  private static Map<String, Object> rows(List<Sample> samples) {
    var encoded = samples.stream().map(RecordCodec::encode).toList();
    return result(
        encoded.stream().mapToInt(row -> row.length).sum(),
        () -> samples.stream().map(RecordCodec::encode).toList(),
        () -> encoded.stream().map(row -> RecordCodec.decode(row).orThrow()).toList());
  }

  private static Map<String, Object> json(List<Sample> samples) {
    byte[] bytes = toJson(samples);
    return result(bytes.length, () -> toJson(samples), () -> fromJson(bytes));
  }

  private static Map<String, Object> gzipJson(List<Sample> samples) {
    byte[] bytes = gzip(toJson(samples));
    return result(bytes.length, () -> gzip(toJson(samples)), () -> fromJson(gunzip(bytes)));
  }

  private static Map<String, Object> result(
      int bytes, Supplier<Object> encode, Supplier<Object> decode) {
    double encodeNanos = nanos(encode);
    double decodeNanos = nanos(decode);
    var result = new LinkedHashMap<String, Object>();
    result.put("bytesPerSample", round((double) bytes / SAMPLES));
    result.put("encodeNanosPerSample", round(encodeNanos / SAMPLES));
    result.put("decodeNanosPerSample", round(decodeNanos / SAMPLES));
    result.put("encodeMillionValuesPerSecond", round(VALUES * 1e3 / encodeNanos));
    result.put("decodeMillionValuesPerSecond", round(VALUES * 1e3 / decodeNanos));
    return result;
  }

  /** The median over the rounds, after a warm-up, of one call. */
  private static double nanos(Supplier<Object> work) {
    rate(work, WARM_UP_NANOS);
    var rounds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rounds[i] = rate(work, ROUND_NANOS);
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private static double rate(Supplier<Object> work, long forNanos) {
    long start = THREADS.getCurrentThreadCpuTime();
    long calls = 0;
    long sink = 0;
    long now = start;
    while (now - start < forNanos) {
      for (int i = 0; i < 20; i++) {
        sink += System.identityHashCode(work.get());
      }
      calls += 20;
      now = THREADS.getCurrentThreadCpuTime();
    }
    if (sink == 0) {
      throw new IllegalStateException("the work gave nothing");
    }
    return (double) (now - start) / calls;
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static byte[] toJson(List<Sample> samples) {
    return JSON.writeValueAsBytes(samples.stream().map(JsonSample::of).toList());
  }

  private static Object fromJson(byte[] bytes) {
    return JSON.readValue(bytes, JsonSample[].class);
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gunzip(byte[] bytes) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
