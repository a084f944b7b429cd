package io.servegen.common.engine;

import java.util.List;

/** The clients of a trace, by number; in the order of model, client and copy. */
public record Members(List<Member> members) {
  public Members {
    members = List.copyOf(members);
  }

  public Member get(int number) {
    return members.get(number);
  }

  public int size() {
    return members.size();
  }

  /** The longest run of a renewal process, in windows. */
  public int longestRun() {
    return members.stream().mapToInt(Member::runWindows).max().orElse(1);
  }
}
