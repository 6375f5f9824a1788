package io.lucidbins.bridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = TestStore.in(folder);
    database.write(tx -> tx.handle().execute("CREATE TABLE t (x INTEGER PRIMARY KEY)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_a_write_returned_survives_closing() {
    database.write(tx -> tx.handle().execute("INSERT INTO t VALUES (7)"));

    database.close();
    database = TestStore.in(folder);

    assertThat(values()).containsExactly(7);
  }

  @Test
  void a_commit_is_synced_in_wal_mode() {
    assertThat(pragma("journal_mode")).isEqualTo("wal");
    // 2 is FULL: only then does a commit survive a power cut.
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("foreign_keys")).isEqualTo("1");
  }

  @Test
  void only_its_owner_reads_the_file_and_what_lies_beside_it() throws IOException {
    database.write(tx -> tx.handle().execute("INSERT INTO t VALUES (7)"));

    for (String name : List.of("store.db", "store.db-wal", "store.db-shm")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_failing_work_takes_only_itself_out_of_the_group() {
    var works = new ArrayList<CompletableFuture<Integer>>();
    var gate = blockTheWriter();
    for (int i = 0; i < 10; i++) {
      int x = i;
      works.add(
          database.submit(tx -> {
            tx.handle().execute("INSERT INTO t VALUES (?)", x);
            if (x == 4) {
              throw new IllegalArgumentException("no four");
            }
            return x;
          }));
    }

    gate.countDown();

    assertThatThrownBy(works.get(4)::join)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
    works.remove(4);
    works.forEach(CompletableFuture::join);
    assertThat(values()).containsExactly(0, 1, 2, 3, 5, 6, 7, 8, 9);
  }

  @Test
  void an_error_of_a_work_is_told_to_its_caller_and_the_writer_goes_on() {
    assertThatThrownBy(() ->
            database.write(_ -> {
              throw new StackOverflowError("too deep");
            }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("too deep");

    assertThat(database.<Boolean>write(_ -> true)).isTrue();
  }

  @Test
  void works_that_wait_share_one_commit() {
    var commits = new AtomicInteger();
    var gate = blockTheWriter();
    // One group is at most 1,000 works: 1,000 of them share a commit with nobody else.
    var works =
        IntStream.range(0, GroupCommit.MAX_WORKS)
            .mapToObj(x ->
                database.submit(tx -> {
                  tx.handle().execute("INSERT INTO t VALUES (?)", x);
                  return readersSee();
                }))
            .toList();

    gate.countDown();

    // No reader saw a row of a group before its end, so few distinct counts mean few commits.
    works.stream().map(CompletableFuture::join).distinct().forEach(_ -> commits.incrementAndGet());
    assertThat(values()).hasSize(GroupCommit.MAX_WORKS);
    assertThat(commits.get()).isLessThan(GroupCommit.MAX_WORKS);
  }

  @Test
  void hooks_run_after_the_commit_in_order_and_not_for_what_failed() {
    var seen = new ArrayList<String>();
    var gate = blockTheWriter();
    var first = database.submit(tx -> hook(tx, seen, "first", 1));
    var failing =
        database.submit(tx -> {
          hook(tx, seen, "failing", 2);
          throw new IllegalArgumentException("undone");
        });
    var third = database.submit(tx -> hook(tx, seen, "third", 3));

    gate.countDown();

    first.join();
    third.join();
    assertThat(failing).isCompletedExceptionally();
    assertThat(seen).containsExactly("first sees [1, 3]", "third sees [1, 3]");
  }

  @Test
  void a_hook_that_fails_stops_neither_the_writer_nor_the_answer() {
    int answer =
        database.write(tx -> {
          tx.afterCommit(() -> {
            throw new IllegalStateException("planted by the test");
          });
          return 5;
        });

    assertThat(answer).isEqualTo(5);
    assertThat(database.<Integer>write(_ -> 6)).isEqualTo(6);
  }

  @Test
  void a_write_inside_a_write_is_refused_rather_than_waiting_for_itself() {
    assertThatThrownBy(() -> database.write(_ -> database.write(_ -> 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must not wait for a write");
  }

  @Test
  void a_read_cannot_write() {
    assertThatThrownBy(() -> database.read(tx -> tx.handle().execute("INSERT INTO t VALUES (1)")))
        .hasMessageContaining("readonly");
    assertThat(values()).isEmpty();
  }

  @Test
  void a_read_sees_one_snapshot() {
    List<Integer> before =
        database.read(tx -> {
          long first = count(tx);
          database.write(write -> write.handle().execute("INSERT INTO t VALUES (1)"));
          return List.of((int) first, (int) count(tx));
        });

    assertThat(before).containsExactly(0, 0);
    assertThat(values()).containsExactly(1);
  }

  @Test
  void what_was_accepted_before_closing_is_committed() {
    var gate = blockTheWriter();
    var work = database.submit(tx -> tx.handle().execute("INSERT INTO t VALUES (9)"));
    gate.countDown();

    database.close();

    assertThat(work.join()).isEqualTo(1);
    assertThatThrownBy(() -> database.write(_ -> 1)).hasMessageContaining("closed");
    database = TestStore.in(folder);
    assertThat(values()).containsExactly(9);
  }

  @Test
  void every_write_is_answered_that_comes_while_the_store_is_closed() throws Exception {
    for (int round = 0; round < 20; round++) {
      var works = new ConcurrentLinkedQueue<CompletableFuture<Integer>>();
      var begun = new CountDownLatch(4);
      var threads =
          IntStream.range(0, 4)
              .mapToObj(_ -> Thread.ofVirtual().start(() -> submitUntilRefused(works, begun)))
              .toList();
      begun.await();

      database.close();

      for (var thread : threads) {
        thread.join();
      }
      for (var work : works) {
        assertThat(work.handle((_, failure) -> failure == null || isClosed(failure)))
            .succeedsWithin(Duration.ofSeconds(10))
            .isEqualTo(true);
      }
      database = TestStore.in(folder);
    }
  }

  private void submitUntilRefused(Queue<CompletableFuture<Integer>> works, CountDownLatch begun) {
    CompletableFuture<Integer> work;
    do {
      work = database.submit(_ -> 1);
      works.add(work);
      begun.countDown();
    } while (!work.isCompletedExceptionally());
  }

  private static boolean isClosed(Throwable failure) {
    return failure instanceof StoreException && failure.toString().contains("closed");
  }

  @Test
  void two_stores_on_one_file_wait_for_each_other() {
    try (var other = TestStore.in(folder)) {
      var works =
          IntStream.range(0, 200)
              .mapToObj(x ->
                  (x % 2 == 0 ? database : other)
                      .submit(tx -> tx.handle().execute("INSERT INTO t VALUES (?)", x)))
              .toList();
      works.forEach(CompletableFuture::join);
    }

    assertThat(values()).hasSize(200);
  }

  private CountDownLatch blockTheWriter() {
    var gate = new CountDownLatch(1);
    var started = new CountDownLatch(1);
    var blocker =
        database.submit(tx -> {
          tx.afterCommit(() -> await(gate));
          started.countDown();
          return 0;
        });
    await(started);
    assertThat(blocker).isNotDone();
    return gate;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int hook(Transaction tx, List<String> seen, String name, int x) {
    tx.handle().execute("INSERT INTO t VALUES (?)", x);
    tx.afterCommit(() -> seen.add(name + " sees " + values()));
    return x;
  }

  private long readersSee() {
    return database.read(DatabaseTest::count);
  }

  private static long count(Transaction tx) {
    return tx.handle().createQuery("SELECT count(*) FROM t").mapTo(Long.class).one();
  }

  private List<Integer> values() {
    return database.read(
        tx -> tx.handle().createQuery("SELECT x FROM t ORDER BY x").mapTo(Integer.class).list());
  }

  private String pragma(String name) {
    return database.write(
        tx -> tx.handle().createQuery("PRAGMA " + name).mapTo(String.class).one());
  }
}
