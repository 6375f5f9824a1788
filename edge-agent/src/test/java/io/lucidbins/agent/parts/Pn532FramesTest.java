package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lucidbins.agent.parts.Failure.FrameFault;
import io.lucidbins.agent.parts.Pn532Frame.Ack;
import io.lucidbins.agent.parts.Pn532Frame.Answer;
import io.lucidbins.agent.parts.Pn532Frame.Broken;
import io.lucidbins.agent.parts.Pn532Frame.Nack;
import io.lucidbins.agent.parts.Pn532Frame.Refusal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pn532FramesTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** UM0701-02, 7.2.2 and 7.3.5, and the examples of AN10609. */
  @ParameterizedTest
  @CsvSource({
    "02, '', 0000FF02FED4022A00",
    "14, 011401, 0000FF05FBD4140114010200",
    "32, 05FF0102, 0000FF06FAD43205FF0102F300",
    "4A, 0100, 0000FF04FCD44A0100E100",
    "52, 00, 0000FF03FDD45200DA00"
  })
  void commands_go_out_as_the_manual_writes_them(String code, String parameters, String frame) {
    byte[] command = Pn532Frame.command(Integer.parseInt(code, 16), HEX.parseHex(parameters));

    assertThat(HEX.formatHex(command)).isEqualTo(frame);
  }

  @Test
  void a_command_has_at_most_253_parameters() {
    assertThat(Pn532Frame.command(0x40, new byte[253])).hasSize(262).startsWith(0, 0, -1, -1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pn532Frame.command(0x40, new byte[254]))
        .withMessageContaining("256 bytes");
  }

  @Test
  void the_fixed_frames_are_known() {
    assertThat(all("0000FF00FF00")).hasOnlyElementsOfType(Ack.class).hasSize(1);
    assertThat(all("0000FFFF0000")).hasOnlyElementsOfType(Nack.class).hasSize(1);
    assertThat(all("0000FF01FF7F8100")).hasOnlyElementsOfType(Refusal.class).hasSize(1);
    assertThat(HEX.formatHex(Pn532Frame.ack())).isEqualTo("0000FF00FF00");
  }

  @Test
  void the_firmware_version_of_the_manual_is_an_answer() {
    Answer answer = (Answer) all("0000FF06FAD50332010607E800").getFirst();

    assertThat(answer.code()).isEqualTo(0x03);
    assertThat(HEX.formatHex(answer.data())).isEqualTo("32010607");
  }

  @Test
  void an_acknowledgement_and_an_answer_in_one_go_are_two_frames() {
    assertThat(all("0000FF00FF000000FF02FED5151600"))
        .hasExactlyElementsOfTypes(Ack.class, Answer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00FF02FED5151600", "000000000000FF02FED5151600", "5500FF02FED515160000"})
  void preamble_and_postamble_may_have_any_length(String bytes) {
    assertThat(all(bytes)).hasOnlyElementsOfType(Answer.class).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0000FF02FDD5151600, 4, CHECKSUM", // LCS
    "0000FF02FED5151700, 7, CHECKSUM", // DCS
    "0000FF02FED4151700, 7, START", // from a host
    "0000FF01FFD52B00, 6, START", // no command code
    "0000FF000000, 4, LENGTH", // no TFI
    "0000FFFFFF0101FF, 7, CHECKSUM", // LCS of an extended frame
    "0000FFFFFF010AF5, 7, LENGTH" // 266 bytes
  })
  void what_begins_like_a_frame_and_is_none_is_named(String bytes, int length, FrameFault fault) {
    assertThat(all(bytes).getFirst()).isEqualTo(new Broken(length, fault));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 254, 255, 256, 265})
  void an_extended_frame_carries_up_to_265_bytes(int length) {
    byte[] data = new byte[length - 2];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 7);
    }

    Answer answer = (Answer) all(extended(0x41, data)).getFirst();

    assertThat(answer.code()).isEqualTo(0x41);
    assertThat(answer.data()).isEqualTo(data);
  }

  @Test
  void a_frame_that_comes_byte_by_byte_is_complete_with_its_postamble() {
    var frames = new Pn532Frames();
    byte[] bytes = HEX.parseHex("0000FF06FAD50332010607E800");
    for (int i = 0; i < bytes.length - 1; i++) {
      frames.feed(new byte[] {bytes[i]}, 1);
      assertThat(frames.next()).as("after %d bytes", i + 1).isNull();
    }
    frames.feed(new byte[] {bytes[bytes.length - 1]}, 1);

    assertThat(frames.next()).isInstanceOf(Answer.class);
  }

  /** 04 00 AD BE, of which the second byte is lost: the sum still is right. */
  @Test
  void a_number_that_lost_a_zero_on_the_way_is_no_answer() {
    String whole = Pn532Talk.frame("D5 4B 01 01 00 04 08 04 04 00 AD BE").replace(" ", "");
    String lost = whole.replace("040400ADBE", "0404ADBE");

    assertThat(all(whole)).hasOnlyElementsOfType(Answer.class).hasSize(1);
    assertThat(all(lost)).isEmpty();
    assertThat(all(lost + "A5").getFirst()).isEqualTo(new Broken(17, FrameFault.SYNTAX));
  }

  @Test
  void an_answer_prints_no_data() {
    Answer answer = new Answer(0x4B, HEX.parseHex("04A1B2C3D4E5F6"));

    assertThat(answer.toString()).isEqualTo("Answer 0x4B with 7 bytes");
  }

  static LongStream seeds() {
    Long only = Long.getLong("seed");
    return only == null ? LongStream.range(0, 500) : LongStream.of(only);
  }

  /** Random bytes never throw, and the second good frame behind them is found. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_noise_comes_first_the_second_frame_after_it_is_found(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var frames = new Pn532Frames();
    byte[] noise = noise(random);
    byte[] good = HEX.parseHex("0000FF06FAD50332010607E800");
    byte[] filler = new byte[300]; // what a long length in the noise still waits for

    feedInPieces(frames, random, noise);
    drain(frames);
    feedInPieces(frames, random, good);
    feedInPieces(frames, random, good);
    feedInPieces(frames, random, filler);

    assertThat(drain(frames))
        .as("seed %d", seed)
        .anySatisfy(frame ->
            assertThat(frame)
                .isInstanceOfSatisfying(
                    Answer.class,
                    answer -> assertThat(HEX.formatHex(answer.data())).isEqualTo("32010607")));
  }

  /** Mostly the bytes that frames are made of, so that the parser gets deep. */
  private static byte[] noise(RandomGenerator random) {
    int[] likely = {0x00, 0xFF, 0x00, 0xFF, 0x01, 0x7F, 0xD5, 0x02, 0xFE};
    byte[] noise = new byte[random.nextInt(800)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] =
          (byte)
              (random.nextInt(3) == 0 ? random.nextInt() : likely[random.nextInt(likely.length)]);
    }
    return noise;
  }

  private static void feedInPieces(Pn532Frames frames, RandomGenerator random, byte[] bytes) {
    int from = 0;
    while (from < bytes.length) {
      int length = Math.min(bytes.length - from, 1 + random.nextInt(64));
      byte[] piece = new byte[64];
      System.arraycopy(bytes, from, piece, 0, length);
      frames.feed(piece, length);
      from += length;
    }
  }

  private static List<Pn532Frame> all(String hex) {
    return all(HEX.parseHex(hex));
  }

  private static List<Pn532Frame> all(byte[] bytes) {
    var frames = new Pn532Frames();
    frames.feed(bytes, bytes.length);
    return drain(frames);
  }

  private static List<Pn532Frame> drain(Pn532Frames frames) {
    List<Pn532Frame> all = new ArrayList<>();
    for (Pn532Frame next = frames.next(); next != null; next = frames.next()) {
      all.add(next);
      assertThat(all).as("it makes progress").hasSizeLessThan(1_000);
    }
    return all;
  }

  private static byte[] extended(int code, byte[] data) {
    int length = data.length + 2;
    byte[] frame = new byte[length + 10];
    frame[2] = (byte) 0xFF;
    frame[3] = (byte) 0xFF;
    frame[4] = (byte) 0xFF;
    frame[5] = (byte) (length >> 8);
    frame[6] = (byte) length;
    frame[7] = (byte) -(frame[5] + frame[6]);
    frame[8] = (byte) 0xD5;
    frame[9] = (byte) code;
    System.arraycopy(data, 0, frame, 10, data.length);
    int sum = 0;
    for (int i = 8; i < frame.length - 2; i++) {
      sum += frame[i];
    }
    frame[frame.length - 2] = (byte) -sum;
    return frame;
  }
}
