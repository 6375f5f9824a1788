package io.lucidbins.town.demo;

/**
 * Ends this process when the one that started it ends: a TERM sent to Maven alone would leave the
 * demo behind, holding its ports.
 */
final class ParentWatch {
  private static final int TERMINATED = 143;

  private ParentWatch() {}

  /** Exits, through the shutdown hooks, as soon as the parent is gone. */
  static void start() {
    ProcessHandle.current().parent().ifPresent(ParentWatch::follow);
  }

  private static void follow(ProcessHandle parent) {
    Thread.ofPlatform()
        .name("parent-watch")
        .daemon()
        .start(() -> {
          parent.onExit().join();
          System.exit(TERMINATED);
        });
  }
}
