package io.lucidbins.town.ui;

import com.microsoft.playwright.Page;

/** What is really drawn on the map: pixels, not elements. */
final class MapPicture {
  /** How many pixels of the map's canvases have the colour that the style sheet calls so. */
  private static final String COUNT =
      """
      (name) => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d");
        pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--" + name);
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(pen.fillStyle.slice(at, at + 2), 16));
        let count = 0;
        for (const canvas of document.querySelectorAll("#map canvas")) {
          if (canvas.width === 0 || canvas.height === 0) continue;
          const { width, height } = canvas;
          const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, width, height);
          for (let i = 0; i < data.length; i += 4) {
            if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) count += 1;
          }
        }
        return count;
      }
      """;

  private MapPicture() {}

  /** Waits until at least so many pixels have one of the colours; else the test fails. */
  static void awaitPixels(Page page, int least, String... colours) {
    page.waitForCondition(() -> {
      int count = 0;
      for (String colour : colours) {
        count += ((Number) page.evaluate(COUNT, colour)).intValue();
      }
      return count >= least;
    });
  }
}
