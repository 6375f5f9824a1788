package io.lucidbins.town.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A planner's first morning: from a spreadsheet to a plan that drivers can take along. */
@ExtendWith(InChromium.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlannerJourneyTest {
  @TempDir private Path folder;

  @Test
  void imports_looks_reads_plans_publishes_and_exports(Chromium chromium) throws Exception {
    try (var bridge = EmptyBridge.start(folder);
        Visit visit = chromium.visit(bridge.site(), Look.DESK)) {
      Page page = visit.open("");
      assertThat(page.locator("#bins")).containsText("No bins yet");
      page.click("#bins a[href='/import']");
      choosesTheFiles(page);
      confirms(page);

      seesTheBins(page);
      readsWhyOneIsCollected(page);
      plans(page);
      publishes(page);
      exports(page);

      assertThat(visit.foreignRequests()).isEmpty();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private static void choosesTheFiles(Page page) {
    for (String name : ExampleFleet.FILES) {
      page.setInputFiles("#file-" + name, ExampleFleet.file(name));
    }
    page.click("#import-check");
    assertThat(page.locator("#report-title")).hasText("Checked, nothing stored yet");
    assertThat(page.locator("table.counts")).containsText("Bins600");
    assertThat(page.locator(".notes")).containsText("missing");
  }

  private static void confirms(Page page) {
    page.click("#import-confirm");
    assertThat(page.locator("#report-title")).hasText("Imported");
    page.click("#to-plan");
  }

  private static void seesTheBins(Page page) {
    assertThat(page.locator("tr[data-bin]")).hasCount(ExampleFleet.BINS);
    MapPicture.awaitPixels(page, 100, "undeployed");
  }

  private static void readsWhyOneIsCollected(Page page) {
    page.click("#name-market-rest");
    assertThat(page.locator("#drawer-title")).hasText("Market square, residual");
    assertThat(page.locator("#drawer")).containsText("Collected");
    page.keyboard().press("Escape");
    assertThat(page.locator("#drawer")).isHidden();
  }

  private static void plans(Page page) {
    page.fill("#plan-seconds", "1");
    page.click("#plan-make");
    assertThat(page.locator("#plan .badge.draft")).containsText("draft 1");
    assertThat(page.locator("#plan-words")).containsText("2026-06-05.1");
    assertThat(page.locator("#plan")).containsText("Market square, residual");
    MapPicture.awaitPixels(page, 300, "route-0", "route-1", "route-2", "route-3");
    page.click("#name-market-rest");
    assertThat(page.locator("#drawer .because").first()).containsText("Truck 1, stop");
    page.keyboard().press("Escape");
  }

  private static void publishes(Page page) {
    page.click("#plan-publish");
    assertThat(page.locator("#plan .badge.published")).containsText("published");
    assertThat(page.locator("#plan-publish")).hasCount(0);
  }

  private void exports(Page page) throws Exception {
    var features = JsonParser.parseString(exported(page, "geojson")).getAsJsonObject();
    assertThat(features.getAsJsonArray("features").size()).isGreaterThan(2);
    try (var rows = CSVFormat.RFC4180.builder().setHeader().get().parse(reader(page, "csv"))) {
      assertThat(rows.getRecords()).anyMatch(row -> row.isMapped("bin") || row.size() > 3);
    }
    var calendar = new CalendarBuilder().build(reader(page, "ics"));
    assertThat(calendar.getComponents("VEVENT")).hasSize(1);
    var gpx =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(save(page, "gpx").toFile());
    assertThat(gpx.getElementsByTagName("rtept").getLength()).isGreaterThan(2);
  }

  private java.io.Reader reader(Page page, String format) throws IOException {
    return Files.newBufferedReader(save(page, format));
  }

  private String exported(Page page, String format) throws IOException {
    return Files.readString(save(page, format));
  }

  private Path save(Page page, String format) {
    Locator menu = page.locator("#plan-export");
    if (menu.getAttribute("open") == null) {
      menu.locator("summary").click();
    }
    Download download =
        page.waitForDownload(() -> menu.locator("a[href$='/export/" + format + "']").click());
    assertThat(download.suggestedFilename()).isEqualTo("plan-2026-06-05.1." + format);
    Path file = folder.resolve(download.suggestedFilename());
    download.saveAs(file);
    return file;
  }

  @Test
  void does_all_of_it_by_keyboard(Chromium chromium) {
    try (var bridge = EmptyBridge.start(folder);
        Visit visit = chromium.visit(bridge.site(), Look.DESK)) {
      Page page = visit.open("import");
      page.onFileChooser(_ -> {}); // taken from now on: asked for at the key, it may come too late
      for (String name : ExampleFleet.FILES) {
        Keys.tabTo(page, "#file-" + name);
        page.waitForFileChooser(() -> page.keyboard().press("Space"))
            .setFiles(ExampleFleet.file(name));
      }
      Keys.enter(page, "#import-check");
      Keys.enter(page, "#import-confirm");
      Keys.enter(page, "#to-plan");

      Keys.enter(page, "#name-market-rest");
      assertThat(page.locator("#drawer-title")).isFocused();
      page.keyboard().press("Escape");
      assertThat(page.locator("#name-market-rest")).isFocused();
      Keys.tabTo(page, "#plan-seconds");
      page.keyboard().press("Control+a");
      page.keyboard().type("1");
      Keys.enter(page, "#plan-make");
      assertThat(page.locator("#plan-publish")).isVisible();
      Keys.enter(page, "#plan-publish");
      assertThat(page.locator("#plan .badge.published")).isVisible();
      Keys.enter(page, "#plan-export summary");
      Keys.tabTo(page, "#plan-export a");
      var download = page.waitForDownload(() -> page.keyboard().press("Enter"));
      assertThat(download.suggestedFilename()).isEqualTo("plan-2026-06-05.1.geojson");
    }
  }

  @Test
  void does_all_of_it_without_any_script(Chromium chromium) {
    try (var bridge = EmptyBridge.start(folder);
        Visit visit = chromium.visitWithoutScript(bridge.site(), Look.DESK)) {
      ExampleFleet.importInto(visit);
      Page page = visit.open("");
      assertThat(page.locator("tr[data-bin]")).hasCount(ExampleFleet.BINS);
      page.navigate(bridge.site() + "?stream=paper");
      assertThat(page.locator("tr[data-bin]")).hasCount(3);

      page.fill("#plan-seconds", "1");
      page.click("#plan-make");
      page.waitForURL(bridge.site() + "#plan");
      assertThat(page.locator("#plan .badge.draft")).containsText("draft 1");
      page.click("#plan-publish");
      assertThat(page.locator("#plan .badge.published")).isVisible();
    }
  }
}
