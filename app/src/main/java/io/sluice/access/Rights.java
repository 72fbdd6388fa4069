package io.sluice.access;

import static io.sluice.access.Role.ADMIN;
import static io.sluice.access.Role.MANAGER;
import static io.sluice.access.Role.MARKETING;

import java.util.List;

/**
 * Which pages each role opens. A page that is not in this table opens to nobody; which leads they
 * see on one is their {@link LeadScope}.
 */
final class Rights {

  static final String FIRST_PAGE = "/";
  static final String WATERFALL = "/waterfall";
  static final String FOLLOW_UP = "/follow-up";
  static final String IMPORTS = "/imports";

  static final List<Right> TABLE =
      List.of(
          Right.of(WATERFALL, MANAGER, MARKETING, ADMIN),
          Right.of("/sleepers", MANAGER, MARKETING, ADMIN),
          Right.of(FOLLOW_UP, Role.values()),
          Right.of("/leads", Role.values()),
          Right.of("/leads.csv", Role.values()),
          Right.of("/team", MANAGER, ADMIN),
          Right.of(IMPORTS, MARKETING, ADMIN).alsoOfSources());

  private Rights() {}

  static boolean open(Role role, String path) {
    return TABLE.stream().anyMatch(right -> right.covers(path) && right.roles().contains(role));
  }
}
