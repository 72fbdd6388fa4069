package io.sluice.local.supervisor;

import io.sluice.local.Rep;
import java.util.List;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Gives the demonstration's people a log-in for Operate and Tasklist. */
final class Users {

  /** Where Camunda 8.6 looks users up when it runs without Identity. */
  private static final List<String> INDICES =
      List.of("operate-user-1.2.0_", "tasklist-user-1.4.0_");

  private static final int ROUNDS = 6;

  private final SearchStore store;

  Users(SearchStore store) {
    this.store = store;
  }

  void create() {
    for (Rep rep : Rep.ALL) {
      String user = json(rep);
      for (String index : INDICES) {
        store.put(
            "/" + index + "/_doc/" + rep.username() + "?refresh=true",
            user,
            "The users of Tasklist and Operate could not be created");
      }
    }
  }

  private static String json(Rep rep) {
    return """
    {"id": "%1$s", "userId": "%1$s", "displayName": "%2$s (%3$s)",
     "password": "{bcrypt}%4$s", "roles": ["OWNER"]}\
    """
        .formatted(
            rep.username(),
            rep.name(),
            rep.role(),
            BCrypt.hashpw(rep.username(), BCrypt.gensalt(ROUNDS)));
  }
}
