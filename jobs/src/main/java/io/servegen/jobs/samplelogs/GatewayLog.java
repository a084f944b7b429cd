package io.servegen.jobs.samplelogs;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The requests of all clients in the order in which a gateway writes them: when they are done. So
 * their start times are slightly out of order, as in any such log. It holds only the requests that
 * are under way.
 */
final class GatewayLog {
  private record Pending(LoggedRequest request, ClientLog source) {}

  private static final Comparator<LoggedRequest> BY_START =
      Comparator.comparingLong(LoggedRequest::startMillis)
          .thenComparingInt(request -> request.client().rank());
  private static final Comparator<LoggedRequest> BY_END =
      Comparator.comparingLong(LoggedRequest::doneMillis).thenComparing(BY_START);

  private final long endMillis;
  private final PriorityQueue<Pending> next =
      new PriorityQueue<>(Comparator.comparing(Pending::request, BY_START));
  private final PriorityQueue<LoggedRequest> underWay = new PriorityQueue<>(BY_END);

  /**
   * @param startMillis the first moment of the log
   * @param endMillis requests that start then or later are left out
   */
  GatewayLog(List<SampleClient> clients, long seed, long startMillis, long endMillis) {
    this.endMillis = endMillis;
    for (SampleClient client : clients) {
      ClientLog source = new ClientLog(client, seed, startMillis);
      next.add(new Pending(source.next(), source));
    }
  }

  /** The request that is done next, or null at the end. */
  @Nullable LoggedRequest next() {
    while (mayStartBefore(underWay.peek())) {
      Pending first = next.remove();
      underWay.add(first.request());
      next.add(new Pending(first.source().next(), first.source()));
    }
    return underWay.poll();
  }

  private boolean mayStartBefore(@Nullable LoggedRequest done) {
    long start = next.element().request().startMillis();
    return start < endMillis && (done == null || start < done.doneMillis());
  }
}
