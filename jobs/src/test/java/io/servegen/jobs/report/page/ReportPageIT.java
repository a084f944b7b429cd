package io.servegen.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;

/** The page as a reader's browser shows it. */
class ReportPageIT {
  @TempDir private static Path profile;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    page =
        Files.createDirectories(Path.of("target", "report-page").toAbsolutePath())
            .resolve("sample.html");
    Files.writeString(page, ReportPage.html(SampleReport.document()));
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.devTools("Emulation.clearDeviceMetricsOverride", Map.of());
    system("light");
    browser.open(page);
  }

  @AfterEach
  void nothingWentWrongAndNothingWasAskedFor() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.run("return document.title")).isEqualTo(SampleReport.document().title());
  }

  @Test
  void everyChartShowsItsSeries() {
    PageCheck.everyChartShowsItsSeries(browser);
  }

  @Test
  void namesOfClientsAreTextWhereverTheyAre() {
    for (WebElement toggle : browser.all("figure .toggle")) {
      toggle.click();
    }
    assertThat(browser.run("return document.querySelectorAll('script, img, iframe').length"))
        .isEqualTo(3L);
    for (String part : List.of("#top-clients .legend", "#clients-table tbody")) {
      assertThat(browser.one(part).getText())
          .contains(SampleReport.SCRIPT, SampleReport.IMAGE, "{{script}}");
    }
    assertThat(browser.one("#client-share tbody").getText()).contains(SampleReport.SCRIPT);
    assertThat(browser.one("#findings").getText()).contains(SampleReport.IMAGE);
  }

  @Test
  void aTooltipNamesWhatIsUnderThePointer() {
    WebElement chart = browser.one("#top-clients .chart");
    PageCheck.show(browser, chart);
    new Actions(browser.driver()).moveToElement(chart).perform();
    browser.await("document.querySelector('#top-clients .tip') !== null");
    assertThat(browser.one("#top-clients .tip").getText())
        .contains(SampleReport.SCRIPT, SampleReport.IMAGE, "2026-03-02 ");
  }

  @Test
  void aTableHasTheNumbersOfItsChart() {
    WebElement toggle = browser.one("#rate .toggle");
    toggle.click();
    assertThat(toggle.getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(browser.one("#rate thead").getText())
        .contains("Time of arrival (UTC)", "naive (requests/s)");
    assertThat(browser.all("#rate tbody tr")).hasSize(500);
    browser.one("#rate .more").click();
    assertThat(browser.run("return document.querySelectorAll('#rate tbody tr').length"))
        .isEqualTo(1440L);
    assertThat(cells("#rate tbody tr:nth-child(501)").subList(0, 2))
        .containsExactly("2026-03-02 08:20", "–");
    toggle.click();
    assertThat(browser.all("#rate table")).isEmpty();
    browser.one("#energy .toggle").click();
    assertThat(cells("#energy tbody tr:nth-child(3)"))
        .containsExactly("06–09", "0.011", "0.47", "0.0012");
    assertThat(browser.one("#energy td.number").getCssValue("text-align")).isEqualTo("right");
  }

  @Test
  void aLegendLeavesASeriesOutAndTakesItInAgain() {
    WebElement chart = browser.one("#energy .chart");
    PageCheck.show(browser, chart);
    Object before = PageCheck.pixels(browser, chart);
    WebElement key = browser.one("#energy .legend button");
    key.click();
    assertThat(key.getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(PageCheck.pixels(browser, chart)).isNotEqualTo(before);
    key.click();
    assertThat(PageCheck.pixels(browser, chart)).isEqualTo(before);
  }

  @Test
  void theThemeIsTheSystemsUntilTheReaderChooses() {
    WebElement chart = browser.one("#energy .chart");
    PageCheck.show(browser, chart);
    Object light = PageCheck.pixels(browser, chart);
    assertThat(background()).isEqualTo("rgba(255, 255, 255, 1)");
    system("dark");
    browser.await("document.documentElement.dataset.theme === 'dark'");
    Object dark = PageCheck.pixels(browser, chart);
    assertThat(dark).isNotEqualTo(light);
    assertThat(background()).isEqualTo("rgba(20, 23, 27, 1)");
    browser.one("#theme").click();
    assertThat(PageCheck.pixels(browser, chart)).isEqualTo(light);
    browser.one("#theme").click();
    system("light");
    assertThat(PageCheck.pixels(browser, chart)).isEqualTo(dark);
  }

  @Test
  void panelsStandSideBySideWhereThereIsRoom() {
    for (String figure : List.of("#scatter", "#client-panels")) {
      WebElement chart = browser.one(figure + " .chart");
      PageCheck.show(browser, chart);
      int wide = chart.getSize().height;
      browser.devTools(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", true));
      browser.await("arguments[0].clientHeight > arguments[1]", chart, wide);
      browser.devTools("Emulation.clearDeviceMetricsOverride", Map.of());
      browser.await("arguments[0].clientHeight === arguments[1]", chart, wide);
    }
    assertThat(browser.one("#scatter figcaption").getText()).contains("Beyond the axes lie ");
    assertThat(browser.one("#client-panels .chart").getAccessibleName())
        .contains(SampleReport.IMAGE + ", servegen");
  }

  @Test
  void theHeadlineSaysWhatIsAlikeAndWhatIsNot() {
    assertThat(browser.one("#score").getText())
        .contains("0.0123", "✓ alike", "✕ differs", "noise floor", "How the score is computed");
    assertThat(browser.all("#score .ladder li")).hasSize(3);
  }

  @Test
  void nothingIsWiderThanAPhone() {
    PageCheck.fitsAPhone(browser, page);
  }

  @Test
  void everyChartGoesToPaperAndTheScreenStaysAsItWas() {
    browser.one("#theme").click();
    PrintOptions options = new PrintOptions();
    String pdf = browser.driver().print(options).getContent();
    assertThat(pdf.length()).isGreaterThan(100_000);
    assertThat((Long) browser.run("return document.querySelectorAll('.chart canvas').length"))
        .isEqualTo(browser.all(".chart").size());
    assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo("dark");
    assertThat(browser.run("return document.documentElement.className")).isEqualTo("");
  }

  @Test
  void theKeyboardReachesEveryButtonAndOpensATable() {
    int buttons = browser.all("button:not([hidden])").size();
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
      WebElement focused = browser.driver().switchTo().activeElement();
      if (focused.getTagName().equals("body")) {
        break;
      }
      if (focused.getTagName().equals("button")) {
        assertThat(focused.getAccessibleName()).isNotBlank();
        reached.add(focused.getAccessibleName());
      }
    }
    assertThat(reached).hasSize(buttons);
    browser.run("document.querySelector('#gap-distribution .toggle').focus()");
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    assertThat(browser.all("#gap-distribution tbody tr")).hasSizeGreaterThan(100);
  }

  @Test
  void whoDoesNotSeeTheChartsIsToldWhatTheyAre() {
    for (WebElement chart : browser.all(".chart")) {
      assertThat(chart.getAriaRole()).isIn("img", "image");
      assertThat(chart.getAccessibleName()).contains(" against ", "table");
    }
    assertThat(browser.all("h1")).hasSize(1);
    assertThat(browser.all("main > section:not(#score) > h2")).hasSize(6);
  }

  @Test
  void theContentsLeadToTheSections() {
    List<WebElement> links = browser.all("nav a");
    assertThat(links).hasSize(7);
    links.get(5).click();
    browser.await("document.getElementById('fidelity').getBoundingClientRect().top < 300");
    browser.await("document.querySelector('nav [aria-current]')?.hash === '#fidelity'");
  }

  private static List<String> cells(String row) {
    return browser.all(row + " > td").stream().map(WebElement::getText).toList();
  }

  private static String background() {
    return browser.one("html").getCssValue("background-color");
  }

  private static void system(String theme) {
    browser.devTools(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }
}
