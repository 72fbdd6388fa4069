package io.sluice.access;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody of the users' file.
 *
 * @param password with its encoding in front, such as {@code {bcrypt}}
 */
record User(String username, String password, Role role, List<String> teams) {

  static final String PLAIN = "{noop}";

  boolean hasPlainPassword() {
    return password.startsWith(PLAIN);
  }

  UserDetails details() {
    return org.springframework.security.core.userdetails.User.withUsername(username)
        .password(password)
        .authorities(authorities(role, teams))
        .build();
  }

  /** What somebody has who is logged in with this role, in these teams. */
  static List<GrantedAuthority> authorities(Role role, List<String> teams) {
    return AuthorityUtils.createAuthorityList(
        Stream.concat(Stream.of(role.authority()), teams.stream().map(Viewer.TEAM::concat))
            .toArray(String[]::new));
  }

  /** A record would print the password. */
  @Override
  public String toString() {
    return "User[username=%s, role=%s]".formatted(username, role);
  }
}
