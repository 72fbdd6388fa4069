package io.sluice.request;

import io.sluice.routing.Teams;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads who says or enters something: the user name of somebody who works here now. */
@Component
public class ActiveReps {

  private static final int LONGEST = 64;

  private final BiPredicate<String, Optional<String>> known;

  @Autowired
  ActiveReps(Teams teams) {
    this(teams::hasRep);
  }

  private ActiveReps(BiPredicate<String, Optional<String>> known) {
    this.known = known;
  }

  /** One for many requests at once, by one thread, which asks for each rep once. */
  public ActiveReps remembering() {
    var answers = new HashMap<List<?>, Boolean>();
    return new ActiveReps(
        (username, team) ->
            answers.computeIfAbsent(List.of(username, team), asked -> known.test(username, team)));
  }

  /**
   * @param team of which they have to be; empty for any
   * @return null where it is absent
   */
  public String read(FieldChecks fields, String field, Optional<String> team) {
    var username = fields.text(field, LONGEST);
    if (username != null && !known.test(username, team)) {
      fields.refuse(
          field,
          "send the user name of an active rep" + team.map(name -> " of team " + name).orElse(""));
    }
    return username;
  }
}
