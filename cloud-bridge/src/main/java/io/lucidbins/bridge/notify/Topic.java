package io.lucidbins.bridge.notify;

import java.util.Optional;

/** What a feed event is about; its ids are of that kind. */
public enum Topic {
  /** Ids are bin ids: a reading, a state or the description of these bins changed. */
  BINS("bins"),
  /** The id is that of a plan that was published. */
  PLAN("plan"),
  /** Ids are bin ids: deposits at these bins were awarded points. */
  POINTS("points");

  private final String code;

  Topic(String code) {
    this.code = code;
  }

  /** The word that is stored and sent; never changed once released. */
  public String code() {
    return code;
  }

  /** The topic of a stored word; empty for one that a newer bridge wrote. */
  public static Optional<Topic> of(String code) {
    for (Topic topic : values()) {
      if (topic.code.equals(code)) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }
}
