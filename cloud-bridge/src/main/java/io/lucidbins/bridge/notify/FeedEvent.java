package io.lucidbins.bridge.notify;

import java.util.List;

/**
 * One row of the feed.
 *
 * @param id position in the feed, from 1, rising
 * @param topic what changed
 * @param ids which ones, at most {@value #MAX_IDS}; empty stands for "any of them"
 */
public record FeedEvent(long id, Topic topic, List<String> ids) {
  /** More ids than this are told as "any of them", which keeps an event below 16 KiB. */
  public static final int MAX_IDS = 200;

  public FeedEvent {
    if (id < 1) {
      throw new IllegalArgumentException("the id of a feed event starts at 1, not " + id);
    }
    ids = ids.size() > MAX_IDS ? List.of() : List.copyOf(ids);
  }
}
