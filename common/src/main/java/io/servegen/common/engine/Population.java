package io.servegen.common.engine;

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
}
