package io.sluice.request;

import io.sluice.routing.Teams;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads who says or enters something: the user name of somebody who works here now. */
@Component
public class ActiveReps {

  private static final int LONGEST = 64;

  private final Teams teams;

  ActiveReps(Teams teams) {
    this.teams = teams;
  }

  /**
   * @param team of which they have to be; empty for any
   * @return null where it is absent
   */
  public String read(FieldChecks fields, String field, Optional<String> team) {
    var username = fields.text(field, LONGEST);
    if (username != null && !teams.hasRep(username, team)) {
      fields.refuse(
          field,
          "send the user name of an active rep" + team.map(name -> " of team " + name).orElse(""));
    }
    return username;
  }
}
