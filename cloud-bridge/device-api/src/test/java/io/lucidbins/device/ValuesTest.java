package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.device.BinTopic.Leaf;
import io.lucidbins.device.Measurement.Missing;
import io.lucidbins.device.Measurement.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the small types take and refuse. */
class ValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "bin-0042", "a-", "123456789012345678901234567890123456"})
  void a_bin_id_is_1_to_36_of_a_to_z_0_to_9_and_dash(String text) {
    assertThat(new BinId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "A",
        "a_b",
        "a/b",
        "+",
        "#",
        "a\n",
        "\u00e4",
        "1234567890123456789012345678901234567"
      })
  void a_bin_id_is_nothing_else(String text) {
    assertThatThrownBy(() -> new BinId(text)).hasMessageContaining("but is \"" + text + "\"");
  }

  @Test
  void an_id_is_printed_and_read_as_16_hex_digits() {
    assertThat(new StreamId(255)).hasToString("00000000000000ff");
    assertThat(StreamId.parse("ffffffffffffffff")).isEqualTo(new StreamId(-1));
    assertThatThrownBy(() -> RunId.parse("ff"))
        .hasMessage("run id must be 16 hex digits, but is \"ff\"");
    assertThatThrownBy(() -> Nonce.parse("000000000000000g"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stream_ids_are_ordered_like_their_text() {
    assertThat(new StreamId(1)).isLessThan(new StreamId(-1));
  }

  @Test
  void topics_are_taken_apart_as_they_are_built() {
    var bin = new BinId("bin-7");

    assertThat(Topics.up(bin)).isEqualTo("lucidbins/v1/bin-7/up");
    assertThat(Topics.parse(Topics.up(bin))).contains(new BinTopic(bin, Leaf.UP));
    assertThat(Topics.parse(Topics.state(bin))).contains(new BinTopic(bin, Leaf.STATE));
    assertThat(Topics.parse(Topics.ack(bin))).contains(new BinTopic(bin, Leaf.ACK));
    assertThat(Topics.parse(Topics.cmd(bin))).contains(new BinTopic(bin, Leaf.CMD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "lucidbins/v1/bin-7", "lucidbins/v1/bin-7/up/", "lucidbins/v2/bin-7/up",
        "lucidbins/v1/BIN/up", "lucidbins/v1//up", "lucidbins/v1/+/up", "lucidbins/v1/a/b/up",
        "/lucidbins/v1/bin-7/up", "lucidbins/v1/bin-7/UP"
      })
  void other_topics_are_not_ours(String topic) {
    assertThat(Topics.parse(topic)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "25,1", "26,2", "50,2", "51,3", "75,3", "76,4", "100,4"})
  void a_grade_is_percent_by_25_rounded_up_and_at_least_1(int percent, int grade) {
    assertThat(new Quality(percent).grade()).isEqualTo(grade);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101})
  void a_quality_is_0_to_100_percent(int percent) {
    assertThatThrownBy(() -> new Quality(percent))
        .hasMessage("quality percent is " + percent + ", but must be 0 to 100");
  }

  @Test
  void a_quality_has_the_number_that_the_proto_says() {
    // (100 - 25) + 128 x (LID_OPEN 1 + HELD 128)
    var quality = new Quality(25, Set.of(QualityFlag.LID_OPEN, QualityFlag.HELD));

    assertThat(quality.number()).isEqualTo(75 + 128 * 129);
    assertThat(Quality.ofNumber(quality.number())).isEqualTo(quality);
    assertThat(Quality.BEST.number()).isZero();
    assertThatThrownBy(() -> Quality.ofNumber(101)).hasMessageContaining("quality percent is -1");
  }

  @Test
  void a_stamp_spans_the_years_1_to_9999() {
    assertThat(new Stamp(0, 0, Limits.MIN_WALL_MS, Certainty.SYNCED).wallTime())
        .hasToString("0001-01-01T00:00:00Z");
    assertThat(new Stamp(0, 0, Limits.MAX_WALL_MS, Certainty.SYNCED).wallTime())
        .hasToString("9999-12-31T23:59:59.999Z");
    assertThatThrownBy(() -> new Stamp(0, 0, Limits.MAX_WALL_MS + 1, Certainty.SYNCED))
        .hasMessageContaining("wall ms");
    assertThatThrownBy(() -> new Stamp(0, 0, Limits.MIN_WALL_MS - 1, Certainty.SYNCED))
        .hasMessageContaining("wall ms");
    assertThatThrownBy(() -> new Stamp(-1, 0, 0, Certainty.SYNCED)).hasMessageContaining("boot");
    assertThatThrownBy(() -> new Stamp(0, -1, 0, Certainty.SYNCED))
        .hasMessageContaining("monotonic ms");
  }

  @Test
  void a_stamp_without_wall_time_is_the_same_for_each_send() {
    var stamp = new Stamp(3, 4, 5, Certainty.SYNCED);

    assertThat(stamp.withoutWallTime())
        .isEqualTo(stamp.believed(99, Certainty.RECOVERED).withoutWallTime());
  }

  @Test
  void a_sample_keeps_its_own_values() {
    var values = new HashMap<Quantity, Measurement>();
    values.put(Quantity.WEIGHT_GRAMS, new Missing(WhyMissing.SATURATED));
    values.put(Quantity.LEVEL_MM, new Value(5, Quality.BEST));
    var sample = new Sample(Examples.stamp(0), values);
    values.clear();

    assertThat(sample.values().keySet()).containsExactly(Quantity.LEVEL_MM, Quantity.WEIGHT_GRAMS);
    assertThat(sample.value(Quantity.LEVEL_MM)).hasValue(5);
    assertThat(sample.value(Quantity.WEIGHT_GRAMS)).isEmpty();
    assertThat(sample.measurement(Quantity.WEIGHT_GRAMS))
        .contains(new Missing(WhyMissing.SATURATED));
    assertThat(sample.measurement(Quantity.SIGNAL_DBM)).isEmpty();
    assertThatThrownBy(() -> sample.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void bytes_are_copied_on_the_way_in_and_out() {
    byte[] array = {1, 2};
    var bytes = Bytes.of(array);
    array[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes).hasToString("0102").isEqualTo(Bytes.parse("0102"));
    assertThat(bytes).hasSameHashCodeAs(Bytes.parse("0102"));
  }

  @Test
  void a_text_has_a_length_and_whole_characters() {
    var longest = "x".repeat(1_000);
    assertThat(new EventDetail.PartFailed("a", WhyMissing.OTHER, longest).text()).hasSize(1_000);
    assertThatThrownBy(() -> new EventDetail.PartFailed("a", WhyMissing.OTHER, longest + "x"))
        .hasMessage("text: length is 1001, but must be 0 to 1000");
    assertThatThrownBy(() -> new EventDetail.PartRecovered("x".repeat(65)))
        .hasMessage("part: length is 65, but must be 0 to 64");
    assertThatThrownBy(() -> new EventDetail.PartRecovered("")).hasMessage("part is empty");
    assertThatThrownBy(() -> new EventDetail.PartRecovered("\ud83d"))
        .hasMessage("part holds half a surrogate pair");
  }

  @Test
  void a_held_stream_is_a_stub_when_nothing_is_left() {
    assertThat(HeldStream.stub(new StreamId(1), 1, 9).isStub()).isTrue();
    assertThat(new HeldStream(new StreamId(1), 1, 9, 9).isStub()).isFalse();
    assertThatThrownBy(() -> new HeldStream(new StreamId(1), 1, 11, 9))
        .hasMessage("oldest seq is 11, but must be 1 to 10");
    assertThatThrownBy(() -> new HeldStream(new StreamId(1), 0, 1, 9))
        .hasMessageContaining("start number is 0");
  }

  @Test
  void a_hello_names_each_stream_once_and_each_part_in_range() {
    var twice =
        List.of(HeldStream.stub(new StreamId(1), 1, 9), HeldStream.stub(new StreamId(1), 2, 9));

    assertThatThrownBy(() -> new Hello(Examples.NONCE, Examples.OUTBOX, Examples.RUN, twice, 1, 1))
        .hasMessageContaining("names a stream twice");
    assertThatThrownBy(
            () -> new Hello(Examples.NONCE, Examples.OUTBOX, Examples.RUN, List.of(), 3, 2))
        .hasMessage("part is 3, but must be 1 to 2");
    assertThatThrownBy(
            () -> new Hello(Examples.NONCE, Examples.OUTBOX, Examples.RUN, List.of(), 1, 41))
        .hasMessage("parts is 41, but must be 1 to 40");
  }

  @Test
  void a_material_is_a_code() {
    assertThat(new Material("pet")).hasToString("pet");
    assertThatThrownBy(() -> new Material("PET")).hasMessageContaining("but is \"PET\"");
    assertThatThrownBy(() -> new Material("")).hasMessage("material code is empty");
  }

  @Test
  void a_refusal_is_thrown_only_on_demand() {
    Decoded<Map<String, String>> refused = new Decoded.Refused<>("because");

    assertThatThrownBy(refused::orThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("because");
  }
}
