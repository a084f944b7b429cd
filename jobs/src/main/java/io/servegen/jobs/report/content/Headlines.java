package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Headline;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one score: how many times the noise floor the first trace lies from the actual workload. */
final class Headlines {
  private static final String DEFINITION =
      "For each period of three hours, steps of three seconds become points (rate, mean input) and"
          + " (rate, mean output), axes divided by the actual workload's standard deviations. The"
          + " energy distance of the trace's points to the actual's, 2 E|a − b| − E|a − a′| −"
          + " E|b − b′|, is averaged over both kinds of points and all periods, and divided by the"
          + " same average for the actual's odd steps against its even ones, the noise floor. A"
          + " perfect trace has about one half, since it is compared with twice as many points.";

  /** Beyond this multiple of the noise floor a difference is plain to see. */
  private static final double CLOSE = 5;

  private static final String SCALE =
      "Distance from the actual workload in rate and lengths; the noise floor is 1. Up to 1 is as"
          + " good as real, up to 5 is close, and what is beyond can be told from it.";

  private Headlines() {}

  /** Null where no period could be scored. */
  static @Nullable Headline of(Fidelity fidelity) {
    double floor = energy(fidelity, fidelity.floor());
    double score = energy(fidelity, 0) / floor;
    if (!Double.isFinite(score)) {
      return null;
    }
    List<Headline.Rung> ladder = new ArrayList<>();
    for (int rival = 0; rival <= fidelity.floor(); rival++) {
      ladder.add(new Headline.Rung(fidelity.rivals().get(rival), energy(fidelity, rival) / floor));
    }
    ladder.sort(Comparator.comparingDouble(Headline.Rung::score));
    String verdict =
        score <= 1
            ? " is as good as real"
            : score <= CLOSE ? " is close to real" : " can be told from the actual workload";
    return new Headline(
        score,
        fidelity.rivals().get(0)
            + verdict
            + ": it lies "
            + Numbers.text(score)
            + " times the noise floor from the actual workload.",
        SCALE,
        DEFINITION,
        ladder,
        Remarks.of(fidelity));
  }

  private static double energy(Fidelity fidelity, int rival) {
    return Numbers.mean(fidelity.of(rival), PeriodScore::energy);
  }
}
