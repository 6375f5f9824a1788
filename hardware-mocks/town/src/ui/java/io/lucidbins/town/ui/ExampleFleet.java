package io.lucidbins.town.ui;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example files of the import, as the documentation has them: 6 bins, 2 sites, 1 truck. */
final class ExampleFleet {
  static final int BINS = 6;
  static final List<String> FILES = List.of("bins", "sites", "vehicles", "matrix");

  private ExampleFleet() {}

  /** Where they are. */
  static Path folder() {
    Path folder = Path.of("../../cloud-bridge/src/main/examples").toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("no examples in " + folder);
    }
    return folder;
  }

  /** Where one of them is. */
  static Path file(String name) {
    return folder().resolve(name + ".csv");
  }

  /** Imports the example through the page. */
  static void importInto(Visit visit) {
    importInto(visit, folder());
  }

  /** Imports the files of a folder through the page; a matrix may be absent. */
  static void importInto(Visit visit, Path folder) {
    Page page = visit.open("import");
    for (String name : FILES) {
      Path file = folder.resolve(name + ".csv");
      if (Files.exists(file)) {
        page.setInputFiles("#file-" + name, file);
      }
    }
    page.click("#import-check");
    page.click("#import-confirm");
    page.waitForSelector("#to-plan");
  }
}
