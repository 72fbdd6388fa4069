package io.sluice.access;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may open a page and everything under it.
 *
 * @param ofSources whether keys of a source open it too
 */
record Right(String page, Set<Role> roles, boolean ofSources) {

  static Right of(String page, Role... roles) {
    return new Right(page, Set.of(roles), false);
  }

  Right alsoOfSources() {
    return new Right(page, roles, true);
  }

  String[] patterns() {
    return new String[] {page, page + "/**"};
  }

  /** A key that operates is an administrator's. */
  String[] authorities() {
    var keys =
        Stream.of(Authority.values())
            .filter(key -> key == Authority.OPERATE ? roles.contains(Role.ADMIN) : ofSources)
            .map(Authority::code);
    return Stream.concat(roles.stream().map(Role::authority), keys).toArray(String[]::new);
  }

  boolean covers(String path) {
    return path.equals(page) || path.startsWith(page + "/");
  }
}
