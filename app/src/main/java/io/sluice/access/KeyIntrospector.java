package io.sluice.access;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Looks keys up in PostgreSQL at every request, so that one that was revoked opens nothing. */
@Component
class KeyIntrospector implements OpaqueTokenIntrospector {

  private static final String FIRST_KEY = "first-key";

  private final ApiKeys keys;
  private final byte[] firstKey;

  KeyIntrospector(ApiKeys keys, AccessProperties properties) {
    this.keys = keys;
    this.firstKey =
        properties.firstKey().isEmpty() ? null : new Secret(properties.firstKey()).hash();
  }

  @Override
  public OAuth2AuthenticatedPrincipal introspect(String token) {
    var secret = new Secret(token);
    if (firstKey != null && MessageDigest.isEqual(firstKey, secret.hash())) {
      return principal(FIRST_KEY, Authority.OPERATE.code(), null);
    }
    return keys.use(secret)
        .map(key -> principal(key.keyId().toString(), key.authority(), key.source()))
        .orElseThrow(() -> new BadOpaqueTokenException("This API key is not known"));
  }

  /** Whether a key that was right still is. */
  boolean isKnown(String name) {
    return FIRST_KEY.equals(name)
        || keys.find(UUID.fromString(name)).filter(key -> key.revokedAt() == null).isPresent();
  }

  private static OAuth2AuthenticatedPrincipal principal(
      String name, String authority, String source) {
    Map<String, Object> attributes = new HashMap<>(Map.of("active", true));
    if (source != null) {
      attributes.put(Caller.SOURCE, source);
    }
    return new DefaultOAuth2AuthenticatedPrincipal(
        name, attributes, List.of(new SimpleGrantedAuthority(authority)));
  }
}
