package io.sluice.webhook;

import io.sluice.suppression.AddressHash;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Repository;

/**
 * The secrets that webhooks of a source are signed with. A signature is only checked with the
 * secret itself, so they are kept encrypted: by AES-256-GCM under a key of the configuration.
 */
@Repository
class WebhookSecrets {

  private static final int NONCE_LENGTH = 12;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final BytesEncryptor seal;

  WebhookSecrets(JdbcClient jdbc, Clock clock, AddressHash installation) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.seal =
        new AesBytesEncryptor(
            new SecretKeySpec(installation.derive("webhooks"), "AES"),
            KeyGenerators.secureRandom(NONCE_LENGTH),
            CipherAlgorithm.GCM);
  }

  UUID add(String sourceId, byte[] secret) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into webhook_secret (secret_id, source_id, sealed, created_at)
            values (:id, :sourceId, :sealed, :now)
            """)
        .param("id", id)
        .param("sourceId", sourceId)
        .param("sealed", seal.encrypt(secret))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** Those that a message may be signed with now. */
  List<byte[]> findSecrets(String sourceId) {
    return jdbc
        .sql("select sealed from webhook_secret where source_id = :sourceId")
        .param("sourceId", sourceId)
        .query(byte[].class)
        .list()
        .stream()
        .map(seal::decrypt)
        .toList();
  }

  List<Listed> list(String sourceId) {
    return jdbc.sql(
            """
            select secret_id, created_at from webhook_secret
            where source_id = :sourceId order by created_at, secret_id
            """)
        .param("sourceId", sourceId)
        .query(Listed.class)
        .list();
  }

  /** Returns whether there was one. */
  boolean remove(String sourceId, UUID secretId) {
    return jdbc.sql(
                "delete from webhook_secret where source_id = :sourceId and secret_id = :secretId")
            .param("sourceId", sourceId)
            .param("secretId", secretId)
            .update()
        == 1;
  }

  /** What is shown of a secret. */
  record Listed(UUID secretId, Instant createdAt) {}
}
