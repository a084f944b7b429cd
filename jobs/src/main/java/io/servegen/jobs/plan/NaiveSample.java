package io.servegen.jobs.plan;

import java.io.Serializable;
import java.util.List;

/**
 * Whole requests of a profile, drawn client by client in proportion to their requests: what the
 * naive method resamples.
 *
 * @param models the models, each one member of a naive trace
 * @param memberOfClient by client of the pool, the number of its model
 * @param requests by model, the packed requests
 */
public record NaiveSample(List<String> models, int[] memberOfClient, List<List<int[]>> requests)
    implements Serializable {
  /** The client id of every request of a naive trace. */
  public static final String CLIENT_ID = "(naive)";
}
