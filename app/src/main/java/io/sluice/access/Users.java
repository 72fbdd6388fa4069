package io.sluice.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Who may log in with a name and a password: those of the users' file, as it was at the start. */
@Component
class Users {

  private static final Logger log = LoggerFactory.getLogger(Users.class);

  private final Map<String, User> byName;

  Users(AccessProperties properties) {
    this.byName =
        Optional.ofNullable(properties.usersFile()).stream()
            .flatMap(file -> UsersFile.read(file).stream())
            .collect(toUnmodifiableMap(User::username, Function.identity()));
    var plain = byName.values().stream().filter(User::hasPlainPassword).count();
    if (plain > 0) {
      log.warn(
          "{} of the {} passwords in sluice.access.users-file stand there as they are ({}): write"
              + " what \"htpasswd -nbBC 12 '' PASSWORD\" prints behind the colon, with {bcrypt} in"
              + " front",
          plain,
          byName.size(),
          User.PLAIN);
    }
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /**
   * @throws UsernameNotFoundException where nobody has this name
   */
  UserDetails load(String username) {
    return Optional.ofNullable(byName.get(username))
        .map(User::details)
        .orElseThrow(() -> new UsernameNotFoundException("Nobody has this name"));
  }
}
