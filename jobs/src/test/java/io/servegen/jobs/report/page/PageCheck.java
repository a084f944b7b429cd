package io.servegen.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebElement;

/** What holds for any report's page. */
public final class PageCheck {
  /** A hash of a chart's pixels, and how many are not clear. */
  private static final String PIXELS =
      """
      const canvas = arguments[0].querySelector("canvas");
      const { width, height } = canvas;
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const bytes = copy.getImageData(0, 0, width, height).data;
      let hash = 0, inked = 0;
      for (let i = 0; i < bytes.length; i += 4) {
        inked += bytes[i + 3] > 0 ? 1 : 0;
        hash = (hash * 31 + bytes[i] + 7 * bytes[i + 1] + 49 * bytes[i + 2] + bytes[i + 3]) | 0;
      }
      return [hash, inked];
      """;

  private PageCheck() {}

  /** Every chart has more on its canvas with its series than without them. */
  public static void everyChartShowsItsSeries(Browser browser) {
    List<WebElement> figures = browser.all("figure");
    assertThat(figures).isNotEmpty();
    for (WebElement figure : figures) {
      String id = figure.getDomAttribute("id");
      WebElement chart = browser.one("#" + id + " .chart");
      show(browser, chart);
      Object whole = pixels(browser, chart);
      press(browser, id);
      Object empty = pixels(browser, chart);
      assertThat(empty).as("axes of %s", id).isNotEqualTo(List.of(0L, 0L));
      assertThat(whole).as("series of %s", id).isNotEqualTo(empty);
      press(browser, id);
      assertThat(pixels(browser, chart)).as("%s again", id).isEqualTo(whole);
    }
  }

  /** With every table open, no text or chart makes the page wider than a phone. */
  public static void fitsAPhone(Browser browser, Path page) {
    for (int width : new int[] {320, 390, 768}) {
      browser.devTools(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", 800, "deviceScaleFactor", 2, "mobile", true));
      browser.open(page);
      everyChartShowsItsSeries(browser);
      browser.run("document.querySelectorAll('figure .toggle').forEach(button => button.click())");
      assertThat(browser.run("return [document.documentElement.scrollWidth, innerWidth]"))
          .isEqualTo(List.of((long) width, (long) width));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** Scrolls to a chart and waits until it is drawn. */
  static void show(Browser browser, WebElement chart) {
    browser.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", chart);
    browser.await("arguments[0].querySelector('canvas') !== null", chart);
  }

  static Object pixels(Browser browser, WebElement chart) {
    browser.run("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
    return browser.run(PIXELS, chart);
  }

  private static void press(Browser browser, String figure) {
    browser.run(
        "document.querySelectorAll(arguments[0]).forEach(key => key.click())",
        "#" + figure + " .legend button");
  }
}
