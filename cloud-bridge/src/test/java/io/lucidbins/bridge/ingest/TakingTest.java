package io.lucidbins.bridge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakingTest {
  private static final long WATERMARK = 5;

  @Test
  void a_batch_that_ends_at_the_watermark_is_a_resend_and_one_seq_more_continues() {
    assertThat(Taking.of(WATERMARK, 1, 5)).isEqualTo(new Taking.Resend());
    assertThat(Taking.of(WATERMARK, 1, 6)).isEqualTo(new Taking.Append(6));
  }

  @Test
  void a_batch_that_begins_right_after_the_watermark_continues_and_one_seq_more_is_too_early() {
    assertThat(Taking.of(WATERMARK, 6, 9)).isEqualTo(new Taking.Append(6));
    assertThat(Taking.of(WATERMARK, 7, 9)).isEqualTo(new Taking.TooEarly());
  }
}
