package io.lucidbins.bridge;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.ingest.IngestListener;
import io.lucidbins.bridge.notify.Feed;
import io.lucidbins.bridge.notify.Topic;
import io.lucidbins.device.BinId;
import java.util.List;

/** Tells whoever looks at a bin that its state changed. */
final class LiveFeed implements IngestListener {
  private final Feed feed;

  LiveFeed(Feed feed) {
    this.feed = feed;
  }

  @Override
  public void changed(Transaction tx, BinId bin) {
    feed.publish(tx, Topic.BINS, List.of(bin.toString()));
  }
}
