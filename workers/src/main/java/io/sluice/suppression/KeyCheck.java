package io.sluice.suppression;

import java.util.Arrays;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stops a start under another key than the one that the addresses in the database are hashed with.
 * The first start puts on the lists who was withdrawn when there were none yet.
 */
@Component
class KeyCheck implements InitializingBean {

  private static final String FIXED_TEXT = "the addresses here are hashed with this key";

  private final AddressHash hash;
  private final SuppressionEntries entries;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  KeyCheck(
      AddressHash hash,
      SuppressionEntries entries,
      JdbcClient jdbc,
      TransactionOperations transaction) {
    this.hash = hash;
    this.entries = entries;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * @throws UnusableKeyException under another key than before
   */
  @Override
  public void afterPropertiesSet() {
    var fingerprint = hash.of(FIXED_TEXT);
    transaction.executeWithoutResult(
        status -> {
          if (isFirst(fingerprint)) {
            listWithdrawn();
          }
        });
    var known = jdbc.sql("select fingerprint from suppression_key").query(byte[].class).single();
    if (!Arrays.equals(known, fingerprint)) {
      throw new UnusableKeyException(
          "%s is not the key that the addresses in this database are hashed with, so that nobody who is left alone would be known again: set the former key."
              .formatted(AddressHash.PROPERTY));
    }
  }

  private boolean isFirst(byte[] fingerprint) {
    return jdbc.sql(
                "insert into suppression_key (fingerprint) values (:print) on conflict do nothing")
            .param("print", fingerprint)
            .update()
        == 1;
  }

  private void listWithdrawn() {
    var withdrawn =
        jdbc.sql("select email, suppression_reason from lead where suppressed_at is not null")
            .query(Withdrawn.class)
            .list();
    withdrawn.forEach(
        lead ->
            entries.add(
                NewEntry.ofAddress(
                    SuppressionKind.ofWithdrawal(lead.suppressionReason()),
                    lead.email(),
                    SuppressionEntry.WITHDRAWAL)));
  }

  private record Withdrawn(String email, String suppressionReason) {}
}
