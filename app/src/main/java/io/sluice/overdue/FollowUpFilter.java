package io.sluice.overdue;

import io.sluice.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which open tasks are shown.
 *
 * @param team empty for all
 * @param owner a user name; empty for all
 * @param late whether only those are shown that are late
 */
public record FollowUpFilter(Optional<String> team, Optional<String> owner, boolean late) {

  static final FollowUpFilter NONE = new FollowUpFilter(Optional.empty(), Optional.empty(), false);

  /**
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  static FollowUpFilter of(HttpServletRequest request) {
    var parameters = new Parameters(Parameters.of(request));
    var filter =
        new FollowUpFilter(
            parameters.text("team"), parameters.text("owner"), parameters.has("late"));
    parameters.requireNoViolation();
    return filter;
  }

  public boolean isAny() {
    return isOfSome() || late;
  }

  /** Whether it is about some teams or people alone. */
  public boolean isOfSome() {
    return team.isPresent() || owner.isPresent();
  }

  /** The address of the page with this filter. */
  public String address() {
    var uri = UriComponentsBuilder.fromPath(FollowUpController.PATH);
    team.ifPresent(name -> uri.queryParam("team", "{team}"));
    owner.ifPresent(name -> uri.queryParam("owner", "{owner}"));
    if (late) {
      uri.queryParam("late", "yes");
    }
    var values = Stream.of(team, owner).flatMap(Optional::stream).toArray();
    return uri.encode().buildAndExpand(values).toUriString();
  }
}
