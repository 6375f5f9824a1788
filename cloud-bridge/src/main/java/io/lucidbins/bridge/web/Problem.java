package io.lucidbins.bridge.web;

import java.util.List;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type address that explains the kind of error
 * @param code the kind of error for programs; never changed once released
 * @param detail what is wrong this time, and what to do
 * @param traceId under which the log of the bridge tells about this answer
 */
record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    String traceId,
    List<Fault> errors) {

  static final String MEDIA_TYPE = "application/problem+json";

  Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(ProblemKind kind, int status, String detail, String path, String traceId) {
    return of(kind, status, detail, path, traceId, List.of());
  }

  static Problem of(
      ProblemKind kind,
      int status,
      String detail,
      String path,
      String traceId,
      List<Fault> errors) {
    return new Problem(
        "/problems/" + kind.slug(),
        kind.title(),
        status,
        kind.name(),
        detail,
        path,
        traceId,
        errors);
  }

  /** One wrong thing: the parameter or part, and what is wrong with it. */
  record Fault(String parameter, String detail) {}
}
