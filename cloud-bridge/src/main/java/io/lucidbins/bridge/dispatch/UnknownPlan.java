package io.lucidbins.bridge.dispatch;

/** There is no plan with the id. */
public final class UnknownPlan extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownPlan(String id) {
    super("there is no plan " + id + "; ids are a day and a version, such as 2026-11-21.3");
  }
}
