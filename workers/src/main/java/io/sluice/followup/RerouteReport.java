package io.sluice.followup;

import io.sluice.followup.ReplanReport.Refusal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the open tasks that are to be given to others.
 *
 * @param lookedAt all of them: released, refused, and those that somebody else has just released
 * @param released how many are routed anew now
 * @param refused those that the engine did not let go yet; they are tried again
 */
public record RerouteReport(int lookedAt, int released, List<Refusal> refused) {

  RerouteReport plus(RerouteReport other) {
    return new RerouteReport(
        lookedAt + other.lookedAt,
        released + other.released,
        Stream.concat(refused.stream(), other.refused.stream()).toList());
  }
}
