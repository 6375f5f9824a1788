package io.lucidbins.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.lucidbins.bridge.exchange.ImportDifference;
import io.lucidbins.bridge.exchange.ImportFiles;
import io.lucidbins.bridge.exchange.ImportProblem;
import io.lucidbins.bridge.exchange.ImportReport;
import io.lucidbins.bridge.exchange.ImportResult;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Importing a fleet in two steps: the files are checked and told about, then what was checked is
 * stored, if the fleet is still as it was.
 */
final class ImportRoutes {
  private final ImportDesk desk;
  private final CheckedImport checked;
  private final Reply reply;
  private final AtomicBoolean busy = new AtomicBoolean();

  ImportRoutes(ImportDesk desk, CheckedImport checked, Reply reply) {
    this.desk = desk;
    this.checked = checked;
    this.reply = reply;
  }

  void register(RoutesConfig routes) {
    routes.get("/import", this::page);
    routes.post("/import", ctx -> alone(ctx, this::check));
    routes.post("/import/confirm", ctx -> alone(ctx, this::confirm));
  }

  private void page(Context ctx) {
    var _ = Parameters.of(ctx);
    reply.importPage(ctx, 200, ImportView.EMPTY);
  }

  /** One step at a time, since files are held in memory meanwhile. People stay on the page. */
  private void alone(Context ctx, Consumer<Context> step) {
    try {
      if (!busy.compareAndSet(false, true)) {
        throw Refusal.of(
            ProblemKind.IMPORT_BUSY, "another import is being read; try again in a moment");
      }
      try {
        step.accept(ctx);
      } finally {
        busy.set(false);
      }
    } catch (Refusal refusal) {
      if (reply.wants(ctx) == Reply.Form.DATA) {
        throw refusal;
      }
      reply.importPage(ctx, refusal.kind().status(), ImportView.refused(refusal.detail()));
    }
  }

  private void check(Context ctx) {
    ImportFiles files = Uploads.read(ctx);
    switch (desk.read(files)) {
      case ImportResult.Refused refused -> refuse(ctx, refused);
      case ImportResult.Accepted accepted -> offer(ctx, accepted);
    }
  }

  private void refuse(Context ctx, ImportResult.Refused refused) {
    if (reply.wants(ctx) != Reply.Form.DATA) {
      var view = ImportView.of(ImportReport.of(refused));
      reply.importPage(ctx, ProblemKind.IMPORT_REFUSED.status(), view);
      return;
    }
    int count = refused.problems().size() + refused.more();
    throw Refusal.of(
        ProblemKind.IMPORT_REFUSED,
        "nothing was imported; " + Wording.count(count, "problem") + " in the files",
        refused.problems().stream().map(ImportRoutes::fault).toList());
  }

  private static Problem.Fault fault(ImportProblem problem) {
    var place = new StringBuilder(problem.file());
    if (problem.line() > 0) {
      place.append(" line ").append(problem.line());
    }
    if (!problem.column().isEmpty()) {
      place.append(", ").append(problem.column());
    }
    return new Problem.Fault(place.toString(), problem.sentence());
  }

  private void offer(Context ctx, ImportResult.Accepted accepted) {
    ImportDifference difference = desk.difference(accepted);
    var report = ImportReport.of(accepted, difference, true);
    if (difference.isNothing()) {
      tell(ctx, ImportView.of(report));
    } else {
      tell(ctx, ImportView.checked(report, checked.keep(accepted, difference).check()));
    }
  }

  private void confirm(Context ctx) {
    String check = FormFields.of(ctx, "check").text("check").orElse("");
    CheckedImport.Held held =
        checked
            .take(check)
            .orElseThrow(() ->
                Refusal.of(
                    ProblemKind.IMPORT_OUTDATED,
                    "these files are no longer held: they were imported, others were checked since,"
                        + " or "
                        + CheckedImport.KEPT.toMinutes()
                        + " minutes have passed; check them again"));
    if (!desk.difference(held.accepted()).equals(held.difference())) {
      throw Refusal.of(
          ProblemKind.IMPORT_OUTDATED,
          "the fleet changed since the files were checked, so nothing was imported; check them"
              + " again");
    }
    desk.store(held.accepted());
    tell(ctx, ImportView.of(ImportReport.of(held.accepted(), held.difference(), false)));
  }

  private void tell(Context ctx, ImportView view) {
    if (reply.wants(ctx) == Reply.Form.DATA) {
      reply.data(ctx, 200, new Answers.Import(view.check(), view.report().orElseThrow()));
    } else {
      reply.importPage(ctx, 200, view);
    }
  }
}
