package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What the claims of an identity provider make of somebody. */
class OidcPeopleTest {

  private final Map<String, Object> claims =
      new HashMap<>(Map.of("sub", "4711", "preferred_username", "kim"));

  @Test
  void roleAndTeamsAreOneTextOrAList() {
    claims.putAll(Map.of("roles", "manager", "teams", List.of("inside-sales", "sales")));

    var kim = load(Map.of());

    assertThat(kim.getName()).isEqualTo("kim");
    assertThat(kim.getAuthorities().stream().map(GrantedAuthority::getAuthority))
        .containsExactlyInAnyOrder("ROLE_MANAGER", "TEAM_inside-sales", "TEAM_sales");
  }

  @Test
  void theHighestOfTheirRolesCountsAndWordsOfOthersDoNot() {
    claims.put("roles", List.of("offline_access", "sdr", "admin", "marketing"));

    assertThat(load(Map.of()).getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactly("ROLE_ADMIN");
  }

  @Test
  void claimsMayBeCalledOtherwiseAndLieWithinOthers() {
    claims.putAll(
        Map.of(
            "upn",
            "kim@company.example",
            "realm_access",
            Map.of("roles", List.of("crm-leads")),
            "https://company.example/teams",
            List.of("sales")));

    var kim =
        load(
            Map.of(
                "username-claim", "upn",
                "role-claim", "realm_access.roles",
                "teams-claim", "https://company.example/teams",
                "roles.crm-leads", "manager"));

    assertThat(kim.getName()).isEqualTo("kim@company.example");
    assertThat(kim.getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrder("ROLE_MANAGER", "TEAM_sales");
  }

  @Test
  void whoHasNoRoleOfOursOrNoNameDoesNotComeIn() {
    assertThatExceptionOfType(NoRoleException.class).isThrownBy(() -> load(Map.of()));
    claims.put("roles", List.of("ROLE_ADMIN", "operate"));
    assertThatExceptionOfType(NoRoleException.class).isThrownBy(() -> load(Map.of()));
    claims.putAll(Map.of("roles", "sdr", "preferred_username", ""));
    assertThatExceptionOfType(OAuth2AuthenticationException.class)
        .isThrownBy(() -> load(Map.of()))
        .withMessageContaining("sluice.access.oidc.username-claim");
  }

  @Test
  void aWordForNoRoleIsSaidAtTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OidcProperties("a", "b", "c", Map.of("crm", "boss")))
        .withMessageContaining("sluice.access.oidc.roles.crm is boss")
        .withMessageContaining("sdr, manager, marketing, admin");
  }

  private OidcUser load(Map<String, String> properties) {
    var source = new MapConfigurationPropertySource();
    properties.forEach((name, value) -> source.put("sluice.access.oidc." + name, value));
    var bound = new Binder(source).bindOrCreate("sluice.access", AccessProperties.class);
    return new OidcPeople(bound).loadUser(request());
  }

  /** Of a provider that has no address to ask for more. */
  private OidcUserRequest request() {
    var now = Instant.now();
    var registration =
        ClientRegistration.withRegistrationId("company")
            .clientId("sluice")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}")
            .scope("openid")
            .authorizationUri("https://company.example/authorize")
            .tokenUri("https://company.example/token")
            .build();
    return new OidcUserRequest(
        registration,
        new OAuth2AccessToken(TokenType.BEARER, "token", now, now.plusSeconds(60)),
        new OidcIdToken("token", now, now.plusSeconds(60), claims));
  }
}
