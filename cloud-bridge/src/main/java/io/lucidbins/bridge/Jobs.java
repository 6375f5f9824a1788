package io.lucidbins.bridge;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lucidbins.bridge.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Periodic work that any bridge may do and only one does. When it is due is in the store, so it
 * survives a restart: what became due meanwhile runs at once, what is not due waits for its time.
 */
final class Jobs implements AutoCloseable {
  /**
   * One periodic work.
   *
   * @param name under which it is known in the store; never rename it
   * @param every from the end of one run to the start of the next; the first run is at once
   */
  record Job(String name, Duration every, Runnable work) {}

  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration SHUTDOWN = Duration.ofSeconds(5);
  private static final int THREADS = 2;

  private final Scheduler scheduler;

  private Jobs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  static Jobs start(Database store, List<Job> jobs, InstantSource clock) {
    var scheduler =
        SqliteScheduling.of(store)
            .startTasks(jobs.stream().map(Jobs::task).toList())
            .clock(clock::instant)
            .threads(THREADS)
            .pollingInterval(POLLING)
            .shutdownMaxWait(SHUTDOWN)
            .build();
    scheduler.start();
    return new Jobs(scheduler);
  }

  private static RecurringTask<Void> task(Job job) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
        .execute((_, _) -> job.work().run());
  }

  /** Waits a moment for what runs. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
