package io.servegen.common.engine;

import java.util.Arrays;

/**
 * Which members a pool's clients stand for: client c for the members {@code firstMember[c]} to
 * {@code firstMember[c + 1]} (exclusive), which may be none, one or many.
 *
 * @param members the trace's clients
 * @param firstMember by client of the pool, its first member; one entry more than there are clients
 * @param shiftWindows by member, by how many windows its rates come later than its client's; empty
 *     where none is shifted
 */
public record Population(Members members, int[] firstMember, int[] shiftWindows) {
  public Population {
    if (firstMember[firstMember.length - 1] != members.size()
        || (shiftWindows.length != 0 && shiftWindows.length != members.size())) {
      throw new IllegalArgumentException("the population does not fit its members");
    }
  }

  /** How many clients the pool has. */
  public int poolSize() {
    return firstMember.length - 1;
  }

  /** How many members stand for a client. */
  public int copies(int client) {
    return firstMember[client + 1] - firstMember[client];
  }

  /** The client of the pool that a member stands for. */
  public int clientOf(int member) {
    int at = Arrays.binarySearch(firstMember, member);
    if (at < 0) {
      return -at - 2;
    }
    while (at + 1 < firstMember.length && firstMember[at + 1] == member) {
      at++;
    }
    return at;
  }

  /** The greatest shift, either way, in windows. */
  public int greatestShift() {
    return Arrays.stream(shiftWindows).map(Math::abs).max().orElse(0);
  }
}
