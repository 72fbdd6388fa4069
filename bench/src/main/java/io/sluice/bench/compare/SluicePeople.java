package io.sluice.bench.compare;

import io.sluice.local.Rep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The people of the sample team, who can log in to the pages; the password is the name. */
final class SluicePeople {

  private SluicePeople() {}

  /** Who works leads. */
  static List<String> workers() {
    return Rep.ALL.stream()
        .filter(rep -> List.of("inside-sales", "sales").contains(rep.team()))
        .map(Rep::username)
        .toList();
  }

  /**
   * Them all as arguments of the application.
   *
   * @param folder where the users' file is written to
   */
  static List<String> arguments(Path folder) {
    var arguments = new ArrayList<String>();
    for (int i = 0; i < Rep.ALL.size(); i++) {
      var rep = Rep.ALL.get(i);
      var name = "--sluice.reps[%d].".formatted(i);
      arguments.add(name + "username=" + rep.username());
      arguments.add(name + "name=" + rep.name());
      arguments.add(name + "team=" + rep.team());
      arguments.add(name + "zone=UTC");
    }
    arguments.add("--sluice.access.users-file=file:" + usersFile(folder));
    return arguments;
  }

  private static Path usersFile(Path folder) {
    var users =
        Rep.ALL.stream()
            .map(
                rep ->
                    "- {username: %1$s, password: \"{noop}%1$s\", role: sdr, teams: [%2$s]}"
                        .formatted(rep.username(), rep.team()))
            .collect(Collectors.joining("\n", "users:\n", "\n"));
    try {
      return Files.writeString(folder.resolve("users.yaml"), users);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
