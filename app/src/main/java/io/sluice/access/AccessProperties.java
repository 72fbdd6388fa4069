package io.sluice.access;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * @param keys whether calls of the API need a key. Where they do not, one that is sent must be
 *     right all the same
 * @param firstKey opens everything for as long as it is configured, so that the first keys of an
 *     installation can be made; empty for none
 * @param keyRate how many requests a second each key may bring to the doors in the long run
 * @param keyBurst how many at once
 * @param addressRate the same of each network address that sends no key
 * @param addressBurst the same
 * @param usersFile who logs in to the pages with a name and a password; null for nobody
 * @param failedLogIns how many log-ins of one name may fail at once; then one a minute
 * @param oidc what the claims of an identity provider mean
 * @param looksKept for how long it is known who looked at whose data
 */
@ConfigurationProperties("sluice.access")
record AccessProperties(
    @DefaultValue("required") Keys keys,
    @DefaultValue("") String firstKey,
    @DefaultValue("50") int keyRate,
    @DefaultValue("500") int keyBurst,
    @DefaultValue("10") int addressRate,
    @DefaultValue("200") int addressBurst,
    Resource usersFile,
    @DefaultValue("10") int failedLogIns,
    @DefaultValue OidcProperties oidc,
    @DefaultValue("400d") Duration looksKept) {

  enum Keys {
    REQUIRED,
    OPTIONAL
  }

  /** What may stand behind the word Bearer (RFC 6750), long enough not to be guessed. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~+/-]{32,}=*");

  private static final Duration LEAST_KEPT = Duration.ofDays(1);

  AccessProperties {
    if (!firstKey.isEmpty() && !KEY.matcher(firstKey).matches()) {
      throw new IllegalArgumentException(
          "sluice.access.first-key has %d characters, or some that a key cannot have: set it to what \"openssl rand -base64 32\" prints"
              .formatted(firstKey.length()));
    }
    requirePositive("key-rate", keyRate);
    requirePositive("key-burst", keyBurst);
    requirePositive("address-rate", addressRate);
    requirePositive("address-burst", addressBurst);
    requirePositive("failed-log-ins", failedLogIns);
    if (looksKept.compareTo(LEAST_KEPT) < 0) {
      throw new IllegalArgumentException(
          "sluice.access.looks-kept is %s: set a day or more, such as 400d".formatted(looksKept));
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "sluice.access.%s is %d: set a whole number from 1 on".formatted(name, value));
    }
  }

  boolean areRequired() {
    return keys == Keys.REQUIRED;
  }

  /** A record would print it. */
  @Override
  public String toString() {
    return "AccessProperties[keys=%s]".formatted(keys);
  }
}
