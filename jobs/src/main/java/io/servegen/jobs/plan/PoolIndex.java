package io.servegen.jobs.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the number of a client in the pool. */
final class PoolIndex {
  private final List<Map<String, Map<String, Integer>>> byProfile;

  PoolIndex(TracePlan plan) {
    byProfile =
        plan.profiles().stream()
            .<Map<String, Map<String, Integer>>>map(profile -> new HashMap<>())
            .toList();
    for (int number = 0; number < plan.pool().size(); number++) {
      PoolClient client = plan.pool().get(number);
      byProfile
          .get(client.profile())
          .computeIfAbsent(client.model(), model -> new HashMap<>())
          .put(client.clientId(), number);
    }
  }

  /** The client's number; −1 if it is not in the pool. */
  int find(int profile, String model, String clientId) {
    Integer number = byProfile.get(profile).getOrDefault(model, Map.of()).get(clientId);
    return number == null ? -1 : number;
  }
}
