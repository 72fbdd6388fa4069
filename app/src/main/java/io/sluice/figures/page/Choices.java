package io.sluice.figures.page;

import java.util.List;
import java.util.Map;

/**
 * What filters can be chosen from.
 *
 * @param teams what they are called, by their names
 * @param reps the same, by their user names
 */
public record Choices(
    List<String> sources,
    List<String> channels,
    Map<String, String> teams,
    Map<String, String> reps) {

  /** What a team is called. */
  public String team(String name) {
    return teams.getOrDefault(name, name);
  }

  /** What a rep is called; null for nobody. */
  public String rep(String username) {
    return username == null ? null : reps.getOrDefault(username, username);
  }
}
