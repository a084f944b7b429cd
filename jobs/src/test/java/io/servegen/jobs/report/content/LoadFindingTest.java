package io.servegen.jobs.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.Finding.Verdict;
import io.servegen.jobs.report.measure.ItemLoads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding 8 on loads that can be worked out by hand. */
class LoadFindingTest {
  private static final long HALF_HOUR = 1_800_000_000L;

  /**
   * Eight hours in windows of half an hour: of others 50 tokens in each, and of one client these.
   */
  private static ItemLoads loads(long... ofClientByHour) {
    List<ItemLoads.Window> windows = new ArrayList<>();
    for (int i = 0; i < 2 * ofClientByHour.length; i++) {
      long mine = ofClientByHour[i / 2] / 2;
      windows.add(new ItemLoads.Window(i * HALF_HOUR, 50 + mine, mine));
    }
    return new ItemLoads(12, 3, 0.4, new ItemLoads.Largest("m", "<b>", 1200, 100), windows);
  }

  private static Finding ask(ItemLoads loads) {
    Answers answers = new Answers("actual");
    LoadFinding.ask(loads, answers);
    return answers.findings().get(0);
  }

  @Test
  void aRampThatLiftsTheTotalHolds() {
    // Hours of 100, but one of 200: 87.5 above their mean, all of which is the client's.
    Finding finding = ask(loads(0, 0, 0, 0, 0, 0, 100, 0));
    assertThat(finding.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(finding.evidence())
        .contains("3 of 12 clients", "40 %", "<b> with 1,200 tokens each")
        .endsWith("makes 100 % of the rise to the peak hour, 1970-01-01 06:00");
  }

  @Test
  void aSteadyClientExplainsNothing() {
    ItemLoads steady = loads(20, 20, 20, 20, 20, 20, 20, 20);
    List<ItemLoads.Window> windows = new ArrayList<>(steady.windows());
    windows.set(5, new ItemLoads.Window(5 * HALF_HOUR, 500, 10));
    Finding finding = ask(new ItemLoads(12, 3, 0.4, steady.largest(), windows));
    assertThat(finding.verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(finding.evidence()).contains("makes 0.0 % of the rise");
  }

  @Test
  void aFewHoursTellNothing() {
    assertThat(ask(loads(0, 0, 100)).verdict()).isEqualTo(Verdict.CANNOT_BE_TOLD);
  }

  @Test
  void withoutSuchAClientItDoesNotHold() {
    ItemLoads none = new ItemLoads(12, 0, 0, null, loads(1, 2, 3, 4, 5, 6, 7).windows());
    assertThat(ask(none).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(ask(none).evidence()).contains("none of 12 clients");
  }
}
