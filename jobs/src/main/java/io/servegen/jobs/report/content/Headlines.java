package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Headline;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one score: how many times the noise floor the first trace lies from the actual workload. */
final class Headlines {
  private static final String DEFINITION =
      "For each period of three hours, steps of three seconds become points (rate, mean input) and"
          + " (rate, mean output), axes divided by the actual workload's standard deviations. The"
          + " energy distance of the trace's points to the actual's, 2 E|a − b| − E|a − a′| −"
          + " E|b − b′|, is averaged over both kinds of points and all periods, and divided by the"
          + " same average for the actual's odd steps against its even ones, the noise floor. One or"
          + " less is as good as real; a perfect trace has about one half, since it is compared with"
          + " twice as many points.";

  /** Beyond this multiple of the noise floor a difference is plain to see. */
  private static final double CLOSE = 5;

  private Headlines() {}

  /** Null where no period could be scored. */
  static @Nullable Headline of(Fidelity fidelity) {
    double floor = energy(fidelity, fidelity.floor());
    double score = energy(fidelity, 0) / floor;
    if (!Double.isFinite(score)) {
      return null;
    }
    List<String> others = new ArrayList<>();
    for (int rival = 1; rival < fidelity.floor(); rival++) {
      others.add(
          fidelity.rivals().get(rival) + " " + Numbers.text(energy(fidelity, rival) / floor));
    }
    String verdict =
        score <= 1
            ? "as good as real"
            : score <= CLOSE ? "close to real" : "not alike: a closer look will tell them apart";
    return new Headline(
        score,
        fidelity.rivals().get(0)
            + " is "
            + verdict
            + ": its rate and lengths lie "
            + Numbers.text(score)
            + " times the noise floor from the actual workload's"
            + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")")
            + ".",
        DEFINITION);
  }

  private static double energy(Fidelity fidelity, int rival) {
    return Numbers.mean(fidelity.of(rival), PeriodScore::energy);
  }
}
