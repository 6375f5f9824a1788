package io.lucidbins.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressBar bar(boolean terminal) {
    return new ProgressBar(new PrintWriter(err, true), nanos::get, terminal);
  }

  /** So many calls that the bar looks at the time at least once. */
  private void at(ProgressBar bar, double seconds, String step, long done, long total) {
    nanos.set((long) (seconds * SECOND));
    for (int i = 0; i < 16; i++) {
      bar.at(step, done, total);
    }
  }

  @Test
  void quick_work_shows_nothing() {
    try (var bar = bar(true)) {
      at(bar, 0, "reading", 0, 100);
      at(bar, 0.999, "reading", 99, 100);
    }

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_terminal_gets_a_bar_that_is_drawn_anew_and_taken_away() {
    try (var bar = bar(true)) {
      at(bar, 0, "reading", 0, 100);
      at(bar, 1, "reading", 25, 100);
      at(bar, 1.1, "reading", 26, 100);
      at(bar, 2, "reading", 50, 100);
    }

    // At 1 s a quarter is done, so 3 s are left; at 2 s a half, so 2 s.
    assertThat(err.toString())
        .isEqualTo(
            "\rreading [######                  ]  25 %, 3 s left\u001B[K"
                + "\rreading [############            ]  50 %, 2 s left\u001B[K"
                + "\r\u001B[K");
  }

  @Test
  void a_log_gets_a_line_every_ten_seconds() {
    try (var bar = bar(false)) {
      at(bar, 0, "reading", 0, 100);
      at(bar, 9.9, "reading", 10, 100);
      at(bar, 10, "reading", 20, 100);
      at(bar, 19, "reading", 30, 100);
      at(bar, 20, "reading", 40, 100);
    }

    assertThat(err.toString().lines())
        .containsExactly(
            "reading [#####                   ]  20 %, 40 s left",
            "reading [##########              ]  40 %, 30 s left");
  }

  @Test
  void a_step_of_unknown_length_shows_how_much_is_done() {
    try (var bar = bar(false)) {
      at(bar, 0, "reading", 0, 0);
      at(bar, 10, "reading", 12_345, 0);
    }

    assertThat(err.toString().lines()).containsExactly("reading, 12,345 so far");
  }
}
