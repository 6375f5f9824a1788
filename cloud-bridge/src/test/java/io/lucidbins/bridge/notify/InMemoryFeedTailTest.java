package io.lucidbins.bridge.notify;

final class InMemoryFeedTailTest implements FeedTailContract {
  private final InMemoryFeedTail feed = new InMemoryFeedTail();

  @Override
  public FeedTail feed() {
    return feed;
  }

  @Override
  public void publish(Topic topic, String... ids) {
    feed.publish(topic, ids);
  }
}
