package io.lucidbins.agent.parts;

/** What an accelerometer at rest feels: 1,000 mg along the vertical, in mg on its three axes. */
public record Acceleration(int xMg, int yMg, int zMg) {

  /** Its length, mg. */
  public double norm() {
    return Math.sqrt((double) xMg * xMg + (double) yMg * yMg + (double) zMg * zMg);
  }

  /**
   * The angle between the two, 0 to 180 degrees: how far a bin leans since {@code upright}.
   *
   * @throws IllegalArgumentException if either is of no length
   */
  public double degreesFrom(Acceleration upright) {
    double lengths = norm() * upright.norm();
    if (lengths == 0) {
      throw new IllegalArgumentException("no direction: " + this + ", " + upright);
    }
    double dot =
        (double) xMg * upright.xMg + (double) yMg * upright.yMg + (double) zMg * upright.zMg;
    return Math.toDegrees(Math.acos(Math.clamp(dot / lengths, -1, 1)));
  }
}
