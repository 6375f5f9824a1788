package io.lucidbins.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedTest implements FeedTailContract {
  private static final String TENANT = "lucid";

  @TempDir Path folder;
  private Database database;
  private Instant now = Instant.parse("2026-06-05T06:00:00Z");
  private Feed feed;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    feed = new Feed(database, TENANT, () -> now);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public FeedTail feed() {
    return feed;
  }

  @Override
  public void publish(Topic topic, String... ids) {
    write(topic, List.of(ids));
  }

  private void write(Topic topic, List<String> ids) {
    Topic written =
        database.write(transaction -> {
          feed.publish(transaction, topic, ids);
          return topic;
        });
    assertThat(written).isEqualTo(topic);
  }

  private void publishInOneTransaction(List<String> bins) {
    int published =
        database.write(transaction -> {
          bins.forEach(bin -> feed.publish(transaction, Topic.BINS, List.of(bin)));
          return bins.size();
        });
    assertThat(published).isEqualTo(bins.size());
  }

  @Test
  void tells_nothing_of_a_change_that_was_rolled_back() {
    assertThatThrownBy(() ->
            database.<Void>write(transaction -> {
              feed.publish(transaction, Topic.PLAN, List.of("5"));
              throw new IllegalArgumentException("rolled back");
            }))
        .isInstanceOf(IllegalArgumentException.class);
    publish(Topic.PLAN, "6");

    assertThat(feed.after(0, 10)).isEqualTo(events(event(feed.newest(), Topic.PLAN, "6")));
  }

  @Test
  void goes_on_from_the_stored_events_after_a_restart() {
    publish(Topic.BINS, "bin-1");
    publish(Topic.BINS, "bin-2");

    var reopened = new Feed(database, TENANT, () -> now);

    assertThat(reopened.newest()).isEqualTo(2);
    assertThat(reopened.after(0, 10))
        .isEqualTo(events(event(1, Topic.BINS, "bin-1"), event(2, Topic.BINS, "bin-2")));
  }

  @Test
  void finds_what_another_process_published_and_keeps_the_order() {
    publish(Topic.BINS, "b1");
    long before = feed.newest();
    try (var otherProcess = TestStore.in(folder)) {
      var others = new Feed(otherProcess, TENANT, () -> now);
      var told = new AtomicInteger();
      try (var listening = feed.onPublish(told::incrementAndGet)) {
        assertThat(listening).isNotNull();
        publishAs(others, otherProcess, "p1");
        feed.catchUp();
        feed.catchUp();
        assertThat(told).as("told once").hasValue(1);
      }
      assertThat(ids(before)).containsExactly("p1");

      publishAs(others, otherProcess, "p2");
      publish(Topic.BINS, "b2");
      assertThat(ids(before)).as("also without catching up").containsExactly("p1", "p2", "b2");
      publish(Topic.BINS, "b3");
      assertThat(ids(feed.newest() - 1)).containsExactly("b3");
    }
  }

  private static void publishAs(Feed feed, Database database, String plan) {
    Topic written =
        database.write(transaction -> {
          feed.publish(transaction, Topic.PLAN, List.of(plan));
          return Topic.PLAN;
        });
    assertThat(written).isEqualTo(Topic.PLAN);
  }

  private List<String> ids(long position) {
    return switch (feed.after(position, 10)) {
      case FeedTail.Slice.Events(List<FeedEvent> events) ->
          events.stream().flatMap(event -> event.ids().stream()).toList();
      case FeedTail.Slice.Gap gap -> throw new AssertionError(gap);
    };
  }

  @Test
  void does_not_show_the_events_of_another_tenant() {
    publish(Topic.BINS, "bin-1");

    assertThat(new Feed(database, "other", () -> now).newest()).isZero();
  }

  @Test
  void reads_the_store_for_a_position_older_than_what_memory_holds() {
    int published = Feed.RECENT + 2;
    publishInOneTransaction(IntStream.rangeClosed(1, published).mapToObj(i -> "bin-" + i).toList());

    assertThat(feed.after(0, 1)).isEqualTo(events(event(1, Topic.BINS, "bin-1")));
    assertThat(feed.after(2, 1)).isEqualTo(events(event(3, Topic.BINS, "bin-3")));
    assertThat(feed.after(published - 1, 9))
        .isEqualTo(events(event(published, Topic.BINS, "bin-" + published)));
  }

  @Test
  void says_when_events_behind_a_position_are_older_than_a_day_and_gone() {
    publish(Topic.BINS, "old");
    now = now.plus(Feed.KEPT).plus(Duration.ofSeconds(1));
    publishInOneTransaction(Collections.nCopies(Feed.PUBLISHED_BETWEEN_PRUNINGS, "new"));
    var reopened = new Feed(database, TENANT, () -> now);

    assertThat(reopened.after(0, 10)).isEqualTo(new FeedTail.Slice.Gap(feed.newest()));
    assertThat(reopened.after(1, 1)).isEqualTo(events(event(2, Topic.BINS, "new")));
  }

  @Test
  void tells_any_of_them_when_there_are_too_many_ids() {
    write(Topic.BINS, Collections.nCopies(FeedEvent.MAX_IDS, "bin-1"));
    write(Topic.BINS, Collections.nCopies(FeedEvent.MAX_IDS + 1, "bin-1"));

    assertThat(feed.after(0, 1))
        .isEqualTo(
            new FeedTail.Slice.Events(
                List.of(
                    new FeedEvent(
                        1, Topic.BINS, Collections.nCopies(FeedEvent.MAX_IDS, "bin-1")))));
    assertThat(feed.after(1, 1)).isEqualTo(events(event(2, Topic.BINS)));
  }

  @Test
  void refuses_an_id_with_a_blank() {
    assertThatThrownBy(() -> publish(Topic.BINS, "bin 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'bin 1'");
  }

  private static FeedEvent event(long id, Topic topic, String... ids) {
    return new FeedEvent(id, topic, List.of(ids));
  }

  private static FeedTail.Slice events(FeedEvent... events) {
    return new FeedTail.Slice.Events(List.of(events));
  }
}
