package io.lucidbins.bridge.dispatch;

/** There is no such plan. */
public final class UnknownPlan extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** There is none of that id. */
  public UnknownPlan(String id) {
    super("there is no plan " + id + "; ids are a day and a version, such as 2026-11-21.3");
  }

  private UnknownPlan() {
    super("there is no plan yet; make one first, such as for today or tomorrow");
  }

  /** There is none at all. */
  public static UnknownPlan noneYet() {
    return new UnknownPlan();
  }
}
