package io.lucidbins.town.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the import page says when something is wrong, and whether everybody can read it. */
@ExtendWith(InChromium.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPageTest {
  private static final String WRONG =
      """
      id,name,latitude,longitude,wasteStream,volumeLitres
      b1,Bridge street,91,106.9,paper,1100
      b2,Harbour,"47,91",106.9,paper,1100
      b1,Again,47.9,106.9,glass,-5
      """;

  private final Chromium chromium;
  private EmptyBridge bridge;

  ImportPageTest(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    bridge = EmptyBridge.start(folder);
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  @Test
  void shows_every_mistake_of_a_file_in_a_table_and_imports_nothing() {
    try (Visit visit = chromium.visit(bridge.site(), Look.DESK)) {
      Page page = refused(visit);

      assertThat(page.locator("#report-title")).hasText("Nothing was imported");
      var rows = page.locator("table.problems tbody tr");
      assertThat(rows.nth(0)).containsText("wrong.csv2latitude91");
      assertThat(rows.nth(1)).containsText("wrong.csv3latitude47,91");
      assertThat(rows.nth(2)).containsText("wrong.csv4idb1");
      assertThat(rows.nth(3)).containsText("wrong.csv4volumeLitres-5");
      assertThat(visit.open("").locator("#bins")).containsText("No bins yet");
    }
  }

  @Test
  void says_before_sending_that_no_file_was_chosen() {
    try (Visit visit = chromium.visit(bridge.site(), Look.DESK)) {
      Page page = visit.open("import");

      page.click("#import-check");

      assertThat(page.locator("#import-trouble")).hasText("Choose at least one file.");
    }
  }

  @Test
  void refuses_a_form_that_a_page_of_another_site_posts() {
    try (Visit visit = chromium.visit(bridge.site(), Look.DESK)) {
      String form =
          "<form method=post action='%splans'><input name=day value=today><button>Win</button></form>"
              .formatted(bridge.site());
      Page page = visit.openElsewhere("http://localhost:1/", form);

      page.click("button");

      assertThat(page.locator("h1")).hasText("Another site sent this");
      var progress =
          "() => fetch('/plans/progress', {headers: {Accept: 'application/json'}}).then(r =>"
              + " r.text())";
      assertThat((String) visit.open("").evaluate(progress)).contains("\"idle\"");
    }
  }

  @ParameterizedTest
  @MethodSource("io.lucidbins.town.ui.Look#all")
  void has_no_barrier_that_axe_finds(Look look) {
    try (Visit visit = chromium.visit(bridge.site(), look)) {
      visit.open("import");
      assertThat(visit.barriers()).as("import page, %s", look).isEmpty();
      refused(visit);
      assertThat(visit.barriers()).as("refused import, %s", look).isEmpty();
      visit.open("problems/import-refused");
      assertThat(visit.barriers()).as("problem page, %s", look).isEmpty();
      assertThat(visit.foreignRequests()).isEmpty();
    }
  }

  private static Page refused(Visit visit) {
    Page page = visit.open("import");
    page.setInputFiles(
        "#file-bins",
        new FilePayload("wrong.csv", "text/csv", WRONG.getBytes(StandardCharsets.UTF_8)));
    page.click("#import-check");
    page.waitForSelector("table.problems");
    return page;
  }
}
