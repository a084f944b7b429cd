package io.servegen.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the two renderings hold, as text; a browser's view of the page is ReportPageIT's. */
class ReportPageTest {
  private static final String PAGE = ReportPage.html(SampleReport.document());
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"document\">([^<>&]*)</script>");

  @Test
  void theJsonHasEveryNumberAndNullsForWhatIsNone() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ReportJson.json(SampleReport.document()));
    assertThat(json.path("created").asText()).isEqualTo("2026-03-03T09:30:12Z");
    assertThat(json.path("findings").path(2).path("verdict").asText()).isEqualTo("does not hold");
    JsonNode rate = json.at("/sections/0/figures/0/series/0");
    assertThat(rate.path("x")).hasSize(1440);
    assertThat(rate.path("x").path(0).toString()).isEqualTo("1772409600000");
    assertThat(rate.path("y").path(500).isNull()).isTrue();
    assertThat(rate.path("mark").asText()).isEqualTo("line");
    JsonNode rows = json.at("/sections/1/tables/0/rows");
    assertThat(rows.toString()).contains("0.00831,3512004]", "0.6,3.2E-7,null,12]");
  }

  @Test
  void theDocumentIsDataThatEndsNoScriptEarly() throws IOException {
    Matcher data = DATA.matcher(PAGE);
    assertThat(data.find()).isTrue();
    assertThat(data.group(1)).doesNotContain("\u2028");
    assertThat(new ObjectMapper().readTree(data.group(1)))
        .isEqualTo(new ObjectMapper().readTree(ReportJson.json(SampleReport.document())));
    assertThat(PAGE.split("</script>", -1)).hasSize(4);
  }

  @Test
  void theTemplateIsFilled() {
    assertThat(PAGE.replaceFirst(DATA.pattern(), "")).doesNotContain("{{");
    assertThat(PAGE).contains("{{script}}");
  }

  @Test
  void itCarriesTheLibraryWithItsLicence() {
    assertThat(PAGE).contains("Licensed to the Apache Software Foundation", "Mike Bostock");
    assertThat(PAGE.length()).isLessThan(1_500_000);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(PAGE).contains("default-src 'none'");
    for (String attribute : List.of(" src=\"", " href=\"http", "@import", "url(")) {
      assertThat(PAGE.replace(Resources.echarts(), "")).doesNotContain(attribute);
    }
  }
}
