package io.sluice.suppression;

import java.util.Arrays;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops a start under another key than the one that the addresses in the database are hashed with.
 */
@Component
class KeyCheck implements InitializingBean {

  private static final String FIXED_TEXT = "the addresses here are hashed with this key";

  private final AddressHash hash;
  private final JdbcClient jdbc;

  KeyCheck(AddressHash hash, JdbcClient jdbc) {
    this.hash = hash;
    this.jdbc = jdbc;
  }

  /**
   * @throws UnusableKeyException under another key than before
   */
  @Override
  public void afterPropertiesSet() {
    var fingerprint = hash.of(FIXED_TEXT);
    jdbc.sql("insert into suppression_key (fingerprint) values (:print) on conflict do nothing")
        .param("print", fingerprint)
        .update();
    var known = jdbc.sql("select fingerprint from suppression_key").query(byte[].class).single();
    if (!Arrays.equals(known, fingerprint)) {
      throw new UnusableKeyException(
          "%s is not the key that the addresses in this database are hashed with, so that nobody who is left alone would be known again: set the former key."
              .formatted(AddressHash.PROPERTY));
    }
  }
}
