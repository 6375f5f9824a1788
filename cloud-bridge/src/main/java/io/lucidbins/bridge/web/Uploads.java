package io.lucidbins.bridge.web;

import io.javalin.config.MultipartConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.lucidbins.bridge.exchange.ImportFile;
import io.lucidbins.bridge.exchange.ImportFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the files of an import out of a posted form. They are held in memory until the answer is
 * written and never touch a disk, so their size is limited; larger ones go by the command line.
 */
final class Uploads {
  static final int MAX_FILE_MEGABYTES = 32;
  static final int MAX_REQUEST_MEGABYTES = 64;

  private static final long BYTES_PER_MEGABYTE = 1L << 20;
  private static final Set<String> FILES = Set.of("bins", "sites", "vehicles", "matrix");
  private static final String ADVICE =
      "a file may have "
          + MAX_FILE_MEGABYTES
          + " MB and all of them "
          + MAX_REQUEST_MEGABYTES
          + " MB here; for larger ones use cloud-bridge import on the machine of the bridge";

  private Uploads() {}

  /** Where a file would go to disk is above where it is refused, so none ever does. */
  static void limit(MultipartConfig config) {
    config.maxFileSize(MAX_FILE_MEGABYTES, SizeUnit.MB);
    config.maxInMemoryFileSize(2 * MAX_FILE_MEGABYTES, SizeUnit.MB);
    config.maxTotalRequestSize(MAX_REQUEST_MEGABYTES, SizeUnit.MB);
  }

  /**
   * The files that were chosen.
   *
   * @throws Refusal if they are too large, unknown, several for one field, or none at all
   */
  static ImportFiles read(Context ctx) {
    if (!ctx.isMultipartFormData()) {
      throw Refusal.of(
          ProblemKind.BAD_REQUEST, "send the files as multipart/form-data, a field for each");
    }
    if (ctx.req().getContentLengthLong() > MAX_REQUEST_MEGABYTES * BYTES_PER_MEGABYTE) {
      throw Refusal.of(ProblemKind.TOO_LARGE, ADVICE);
    }
    Map<String, List<UploadedFile>> sent = sent(ctx);
    var unknown = new TreeSet<>(sent.keySet());
    unknown.removeAll(FILES);
    if (!unknown.isEmpty()) {
      throw Refusal.parameter(
          unknown.first(),
          "not a field of this form; its fields are bins," + " sites, vehicles and matrix");
    }
    try {
      return new ImportFiles(
          file(sent, "bins"), file(sent, "sites"), file(sent, "vehicles"), file(sent, "matrix"));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(
          ProblemKind.BAD_PARAMETER,
          "no file was chosen; choose at least one of bins, sites, vehicles and matrix");
    }
  }

  /** The server throws whatever its parser throws, checked or not: all of it is about the form. */
  private static Map<String, List<UploadedFile>> sent(Context ctx) {
    try {
      return ctx.uploadedFileMap();
    } catch (Exception e) {
      throw isAboutSize(e)
          ? Refusal.of(ProblemKind.TOO_LARGE, ADVICE)
          : Refusal.of(ProblemKind.BAD_REQUEST, "the form cannot be read: " + e.getMessage());
    }
  }

  private static boolean isAboutSize(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("exceeded")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<ImportFile> file(Map<String, List<UploadedFile>> sent, String field) {
    List<UploadedFile> chosen =
        sent.getOrDefault(field, List.of()).stream()
            .filter(file -> file.size() > 0 || !file.filename().isBlank())
            .toList();
    if (chosen.size() > 1) {
      throw Refusal.parameter(field, "one file is taken, not " + chosen.size());
    }
    return chosen.stream().findFirst().map(file -> importFile(field, file));
  }

  private static ImportFile importFile(String field, UploadedFile file) {
    String path = file.filename();
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return new ImportFile(
        name.isBlank() ? field + ".csv" : name, OptionalLong.of(file.size()), file::content);
  }
}
