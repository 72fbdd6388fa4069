package io.sluice.local.sample;

import io.sluice.local.Rep;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Who logs in to the application's pages: the people of Tasklist, with the same passwords. */
public final class SampleUsers {

  /** The file's name in the data directory. */
  public static final String FILE = "users.yaml";

  private static final String ADMIN = "demo";
  private static final int ROUNDS = 6;

  /** By team; who is of another one works leads. A manager without a team sees those of all. */
  private static final Map<String, String> ROLES =
      Map.of("managers", "manager", "marketing-operations", "marketing");

  private SampleUsers() {}

  /** The file in this folder; written when it is not there. */
  public static Path in(Path dataDir) {
    return DataFile.in(dataDir, FILE, "users", SampleUsers::text);
  }

  static String text() {
    return Rep.ALL.stream()
        .map(SampleUsers::entry)
        .collect(
            Collectors.joining("", "users:\n", entry(ADMIN, "The administrator", "admin", "[]")));
  }

  private static String entry(Rep rep) {
    String role = ROLES.getOrDefault(rep.team(), "sdr");
    String teams = role.equals("sdr") ? "[" + rep.team() + "]" : "[]";
    return entry(rep.username(), rep.name(), role, teams);
  }

  private static String entry(String username, String name, String role, String teams) {
    return """
      - username: %s
        name: %s
        password: "{bcrypt}%s"
        role: %s
        teams: %s
    """
        .formatted(username, name, BCrypt.hashpw(username, BCrypt.gensalt(ROUNDS)), role, teams);
  }
}
