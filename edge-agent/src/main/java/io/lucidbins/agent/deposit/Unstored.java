package io.lucidbins.agent.deposit;

import io.lucidbins.agent.outbox.Outbox;
import io.lucidbins.device.DeviceRecord;
import io.lucidbins.device.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Records on their way to the outbox. While the store is unavailable the newest 500 wait: the
 * oldest samples go first, deposits and events stay.
 */
final class Unstored {
  static final int MOST = 500;

  private final Outbox outbox;
  private final List<DeviceRecord> records = new ArrayList<>();

  Unstored(Outbox outbox) {
    this.outbox = outbox;
  }

  void add(DeviceRecord one) {
    records.add(one);
  }

  void addAll(List<DeviceRecord> some) {
    records.addAll(some);
  }

  /**
   * Commits what waits, at most {@link #MOST} records.
   *
   * @throws io.lucidbins.agent.outbox.OutboxUnavailable if that failed; they wait on
   */
  void store() {
    dropOldestSamples();
    if (!records.isEmpty()) {
      List<DeviceRecord> some = List.copyOf(records.subList(0, Math.min(records.size(), MOST)));
      outbox.append(some);
      records.subList(0, some.size()).clear();
    }
  }

  private void dropOldestSamples() {
    for (int i = 0; i < records.size() && records.size() > MOST; ) {
      if (records.get(i) instanceof Sample) {
        records.remove(i);
      } else {
        i++;
      }
    }
  }
}
