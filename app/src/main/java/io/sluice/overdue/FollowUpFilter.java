package io.sluice.overdue;

import io.sluice.page.FormFields;
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

  static FollowUpFilter of(HttpServletRequest request) {
    var form = new FormFields(request);
    return new FollowUpFilter(form.text("team"), form.text("owner"), form.text("late").isPresent());
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
