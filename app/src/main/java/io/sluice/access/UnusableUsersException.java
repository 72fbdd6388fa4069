package io.sluice.access;

import java.util.List;

/** The users' file has something in it that cannot be. */
final class UnusableUsersException extends RuntimeException {

  /**
   * @param problems each names the line, the field and the fix
   */
  UnusableUsersException(String file, List<String> problems) {
    super(
        "sluice.access.users-file, which is %s:%n  %s"
            .formatted(file, String.join(System.lineSeparator() + "  ", problems)));
  }
}
