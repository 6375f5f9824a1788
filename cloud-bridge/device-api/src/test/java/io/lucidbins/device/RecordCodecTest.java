package io.lucidbins.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {
  static List<DeviceRecord> records() {
    return Examples.everyRecord();
  }

  @ParameterizedTest
  @MethodSource("records")
  void gives_back_each_kind_of_record(DeviceRecord record) {
    assertThat(RecordCodec.decode(RecordCodec.encode(record))).isEqualTo(new Decoded.Ok<>(record));
  }
}
