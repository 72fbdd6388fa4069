package io.sluice.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Makes people of us of those whom an identity provider knows: by its claims. */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final OidcUserService known = new OidcUserService();
  private final OidcProperties properties;

  OidcPeople(AccessProperties properties) {
    this.properties = properties.oidc();
  }

  /**
   * @throws NoRoleException where none of their roles is one of ours
   */
  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    var user = known.loadUser(request);
    var claims = user.getClaims();
    var username = username(claims);
    var role =
        values(claims, properties.roleClaim())
            .flatMap(value -> Role.ofCode(properties.roles().getOrDefault(value, value)).stream())
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> new NoRoleException(username, properties.roleClaim()));
    var teams = values(claims, properties.teamsClaim()).toList();
    return new DefaultOidcUser(
        User.authorities(role, teams),
        user.getIdToken(),
        user.getUserInfo(),
        properties.usernameClaim());
  }

  private String username(Map<String, Object> claims) {
    return values(claims, properties.usernameClaim())
        .findFirst()
        .orElseThrow(
            () ->
                new OAuth2AuthenticationException(
                    new OAuth2Error("no-username"),
                    "there is no claim %s; set sluice.access.oidc.username-claim"
                        .formatted(properties.usernameClaim())));
  }

  /** One text, or a list of them; a claim may lie within others, as realm_access.roles does. */
  private static Stream<String> values(Map<String, Object> claims, String name) {
    return find(claims, name).stream()
        .flatMap(found -> found instanceof Collection<?> all ? all.stream() : Stream.of(found))
        .map(String::valueOf)
        .filter(value -> !value.isBlank());
  }

  private static Optional<Object> find(Map<?, ?> claims, String name) {
    if (claims.containsKey(name)) {
      return Optional.ofNullable(claims.get(name));
    }
    var path = List.of(name.split("\\.", 2));
    return path.size() == 2 && claims.get(path.getFirst()) instanceof Map<?, ?> inner
        ? find(inner, path.getLast())
        : Optional.empty();
  }
}
