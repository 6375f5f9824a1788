package io.lucidbins.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every feed promises a reader; the fake and the one in the store pass it alike. */
interface FeedTailContract {
  FeedTail feed();

  void publish(Topic topic, String... ids);

  @Test
  default void is_empty_before_anything_is_published() {
    assertThat(feed().newest()).isZero();
    assertThat(feed().after(0, 10)).isEqualTo(new FeedTail.Slice.Events(java.util.List.of()));
  }

  @Test
  default void answers_what_is_behind_a_position_in_order() {
    publish(Topic.BINS, "bin-1", "bin-2");
    publish(Topic.PLAN, "5");
    publish(Topic.POINTS);

    assertThat(feed().newest()).isEqualTo(3);
    assertThat(feed().after(1, 10))
        .isEqualTo(
            new FeedTail.Slice.Events(
                java.util.List.of(
                    new FeedEvent(2, Topic.PLAN, java.util.List.of("5")),
                    new FeedEvent(3, Topic.POINTS, java.util.List.of()))));
  }

  @Test
  default void answers_no_more_than_asked_for() {
    for (int i = 1; i <= 5; i++) {
      publish(Topic.PLAN, "plan-" + i);
    }

    assertThat(feed().after(0, 2))
        .isEqualTo(
            new FeedTail.Slice.Events(
                java.util.List.of(
                    new FeedEvent(1, Topic.PLAN, java.util.List.of("plan-1")),
                    new FeedEvent(2, Topic.PLAN, java.util.List.of("plan-2")))));
  }

  @Test
  default void says_when_a_position_is_of_another_feed() {
    publish(Topic.PLAN, "5");

    assertThat(feed().after(2, 10)).isEqualTo(new FeedTail.Slice.Gap(1));
  }

  @Test
  default void wakes_a_listener_until_it_stops_listening() {
    var calls = new AtomicInteger();
    var listening = feed().onPublish(calls::incrementAndGet);

    publish(Topic.PLAN, "5");
    listening.close();
    publish(Topic.PLAN, "6");

    assertThat(calls).hasValue(1);
  }
}
