package io.lucidbins.bridge.web;

import java.util.List;

/** Thrown by a handler that answers with a problem. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemKind kind;
  private final transient List<Problem.Fault> faults;

  private Refusal(ProblemKind kind, String detail, List<Problem.Fault> faults) {
    super(detail, null, false, false);
    this.kind = kind;
    this.faults = faults;
  }

  static Refusal of(ProblemKind kind, String detail) {
    return new Refusal(kind, detail, List.of());
  }

  static Refusal of(ProblemKind kind, String detail, List<Problem.Fault> faults) {
    return new Refusal(kind, detail, List.copyOf(faults));
  }

  static Refusal parameter(String name, String detail) {
    return of(
        ProblemKind.BAD_PARAMETER, name + ": " + detail, List.of(new Problem.Fault(name, detail)));
  }

  ProblemKind kind() {
    return kind;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<Problem.Fault> faults() {
    return faults;
  }
}
