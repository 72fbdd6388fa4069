package io.sluice.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who looks.
 *
 * @param username as reps are called, where it is one
 * @param teams whose leads a manager sees; empty for all
 */
public record Viewer(String username, Role role, List<String> teams) {

  static final String TEAM = "TEAM_";

  /**
   * To be asked behind the filters that know people.
   *
   * @throws IllegalStateException where nobody has logged in
   */
  public static Viewer of(HttpServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("Nobody has logged in for this request"));
  }

  /**
   * Empty for a key of a source, which sees what it has sent itself. A request does not name those
   * who need not log in, as where the API needs no key.
   */
  public static Optional<Viewer> find(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication somebody
        ? of(somebody)
        : Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
            .flatMap(Viewer::of);
  }

  private static Optional<Viewer> of(Authentication somebody) {
    var authorities =
        somebody.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
    var teams =
        authorities.stream()
            .filter(authority -> authority.startsWith(TEAM))
            .map(authority -> authority.substring(TEAM.length()))
            .sorted()
            .toList();
    if (authorities.contains(Authority.OPERATE.code())) {
      return Optional.of(new Viewer(somebody.getName(), Role.ADMIN, List.of()));
    }
    return authorities.stream()
        .flatMap(authority -> Role.ofAuthority(authority).stream())
        .findFirst()
        .map(role -> new Viewer(somebody.getName(), role, teams));
  }

  /** Whether they may open the page at this path. */
  public boolean opens(String path) {
    return Rights.open(role, path);
  }

  public boolean seesPhones() {
    return role != Role.MARKETING;
  }

  /** Which leads they see. */
  public LeadScope scope() {
    return LeadScope.of(this);
  }
}
