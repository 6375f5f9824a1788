package io.lucidbins.bridge.notify;

import io.lucidbins.bridge.database.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The feed's table. */
final class SqlFeed {
  private static final String SEPARATOR = " ";
  private final String tenant;

  SqlFeed(String tenant) {
    this.tenant = tenant;
  }

  long insert(Transaction transaction, long publishedMs, Topic topic, List<String> ids) {
    return transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO feed (tenant, published_ms, topic, ids)
            VALUES (:tenant, :published, :topic, :ids)
            """)
        .bind("tenant", tenant)
        .bind("published", publishedMs)
        .bind("topic", topic.code())
        .bind("ids", String.join(SEPARATOR, ids))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void deleteOlderThan(Transaction transaction, long publishedMs) {
    transaction
        .handle()
        .createUpdate("DELETE FROM feed WHERE tenant = :tenant AND published_ms < :oldest")
        .bind("tenant", tenant)
        .bind("oldest", publishedMs)
        .execute();
  }

  OptionalLong oldest(Transaction transaction) {
    return bound(transaction, "SELECT min(id) FROM feed WHERE tenant = :tenant");
  }

  OptionalLong newest(Transaction transaction) {
    return bound(transaction, "SELECT max(id) FROM feed WHERE tenant = :tenant");
  }

  private OptionalLong bound(Transaction transaction, String sql) {
    Optional<Long> id =
        transaction.handle().createQuery(sql).bind("tenant", tenant).mapTo(Long.class).findOne();
    return id.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** Rows of a topic that only a newer bridge knows are left out. */
  List<FeedEvent> after(Transaction transaction, long position, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, topic, ids FROM feed
            WHERE tenant = :tenant AND id > :position ORDER BY id LIMIT :most
            """)
        .bind("tenant", tenant)
        .bind("position", position)
        .bind("most", most)
        .map((row, _) -> event(row.getLong("id"), row.getString("topic"), row.getString("ids")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<FeedEvent> event(long id, String topic, String ids) {
    List<String> split = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(SEPARATOR, -1));
    return Topic.of(topic).map(known -> new FeedEvent(id, known, split));
  }
}
