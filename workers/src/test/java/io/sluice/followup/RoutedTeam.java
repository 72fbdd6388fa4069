package io.sluice.followup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A team of any make, and who of it gets which lead, worked out in memory the slow and obvious way.
 *
 * @param members in the order of their user names
 */
record RoutedTeam(List<Member> members) {

  /**
   * @param number tells them apart; their user names are in its order
   * @param capacity null for no limit
   * @param territory null for any, as segment
   */
  record Member(
      int number,
      int weight,
      Integer capacity,
      boolean active,
      boolean absent,
      String territory,
      String segment) {

    boolean isAvailable() {
      return active && !absent;
    }

    boolean takes(Wanted lead) {
      return isAvailable()
          && !lead.saidNo().contains(number)
          && (lead.territory() == null || territory == null || territory.equals(lead.territory()))
          && (lead.segment() == null || segment == null || segment.equals(lead.segment()));
    }

    boolean hasRoom(int open) {
      return capacity == null || open < capacity;
    }

    /** Whether both are asked for the same leads, as long as they have room. */
    boolean isAlike(Member other) {
      return Objects.equals(territory, other.territory) && Objects.equals(segment, other.segment);
    }
  }

  /**
   * A lead.
   *
   * @param saidNo numbers of the members who rejected it or said no the cycle before
   */
  record Wanted(String territory, String segment, Set<Integer> saidNo) {}

  /** Gives the leads out one by one. */
  final class Dealer {

    private final Map<Integer, Integer> open = new HashMap<>();
    private final Map<Integer, Integer> lastTurn = new HashMap<>();
    private int turns;

    /** Who gets the next lead; nobody where none can take it. */
    Optional<Integer> deal(Wanted lead) {
      var next =
          members.stream()
              .filter(member -> member.takes(lead))
              .filter(member -> member.hasRoom(open(member)))
              .min(
                  Comparator.<Member>comparingDouble(
                          member -> (double) open(member) / member.weight())
                      .thenComparing(member -> lastTurn.getOrDefault(member.number(), 0))
                      .thenComparing(Member::number))
              .map(Member::number);
      next.ifPresent(
          number -> {
            open.merge(number, 1, Integer::sum);
            lastTurn.put(number, ++turns);
          });
      return next;
    }

    private int open(Member member) {
      return open.getOrDefault(member.number(), 0);
    }
  }
}
