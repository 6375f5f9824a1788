package io.lucidbins.agent.deposit;

import io.lucidbins.agent.parts.Dots;
import io.lucidbins.agent.parts.Feedback.Signal;

/** What a display shows of a session: a sign that needs no language, as large as it can be. */
final class Pictures {
  /** Half the width of a stroke. */
  private static final int PEN = 3;

  private Pictures() {}

  static Dots of(Signal signal) {
    Dots dots = new Dots();
    switch (signal) {
      case WAITING -> arrowIntoBin(dots);
      case ACCEPTED -> tick(dots);
      case REFUSED, ERROR -> cross(dots);
      case NOTHING -> {}
    }
    return dots;
  }

  private static void arrowIntoBin(Dots dots) {
    stroke(dots, 64, 4, 64, 36);
    stroke(dots, 48, 22, 64, 38);
    stroke(dots, 80, 22, 64, 38);
    stroke(dots, 36, 30, 40, 59);
    stroke(dots, 92, 30, 88, 59);
    stroke(dots, 40, 59, 88, 59);
  }

  private static void tick(Dots dots) {
    stroke(dots, 36, 34, 56, 54);
    stroke(dots, 56, 54, 96, 10);
  }

  private static void cross(Dots dots) {
    stroke(dots, 42, 10, 86, 54);
    stroke(dots, 86, 10, 42, 54);
  }

  private static void stroke(Dots dots, int fromX, int fromY, int toX, int toY) {
    int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
    for (int i = 0; i <= steps; i++) {
      int x = fromX + (toX - fromX) * i / steps;
      int y = fromY + (toY - fromY) * i / steps;
      for (int dx = -PEN; dx <= PEN; dx++) {
        for (int dy = -PEN; dy <= PEN; dy++) {
          dots.set(x + dx, y + dy, true);
        }
      }
    }
  }
}
