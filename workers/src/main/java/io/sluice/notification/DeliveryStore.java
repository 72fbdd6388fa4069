package io.sluice.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of mails and webhook calls. */
@Repository
class DeliveryStore {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DeliveryStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @param letter null when the template could not be filled, for the reason in {@code error}
   * @return false when it was told before
   */
  boolean insert(UUID deliveryId, Draft draft, Letter letter, String error, Instant now) {
    return jdbc.sql(
                """
                insert into delivery (delivery_id, channel, kind, template, recipient, username,
                  lead_id, cycle, model, headers, subject, body, natural_key, created_at,
                  failed_at, last_error, purpose)
                values (:id, :channel, :kind, :template, :recipient, :username, :leadId, :cycle,
                  cast(:model as jsonb), cast(:headers as jsonb), :subject, :body, :naturalKey,
                  :now, :failedAt, :error, :purpose)
                on conflict (natural_key) do nothing
                """)
            .param("id", deliveryId)
            .param("channel", draft.channel().code())
            .param("kind", draft.kind())
            .param("template", draft.template())
            .param("recipient", draft.recipient())
            .param("username", draft.username())
            .param("leadId", draft.leadId(), Types.OTHER)
            .param("cycle", draft.cycle(), Types.INTEGER)
            .param("model", json.writeValueAsString(draft.model()))
            .param("headers", json.writeValueAsString(draft.headers()))
            .param("subject", letter == null ? null : letter.subject())
            .param("body", letter == null ? null : letter.body())
            .param("naturalKey", draft.naturalKey())
            .param("now", Timestamp.from(now))
            .param("failedAt", error == null ? null : Timestamp.from(now))
            .param("error", error)
            .param("purpose", draft.purpose())
            .update()
        == 1;
  }

  /** Begins a try; empty when it is no longer to be sent. */
  Optional<Delivery> begin(UUID deliveryId) {
    return jdbc.sql(
            """
            update delivery d set attempts = d.attempts + 1
            from (select about.delivery_id, lead.suppressed_at
                  from delivery about left join lead on lead.lead_id = about.lead_id
                  where about.delivery_id = :id) l
            where d.delivery_id = l.delivery_id and d.state = 'pending'
            returning d.*,
              d.username is null and d.channel = 'mail' and d.lead_id is not null as to_lead,
              d.username is null and d.channel = 'mail' and l.suppressed_at is not null
                as suppressed
            """)
        .param("id", deliveryId)
        .query((row, number) -> toDelivery(row))
        .optional();
  }

  void keepLetter(UUID deliveryId, Letter letter) {
    jdbc.sql("update delivery set subject = :subject, body = :body where delivery_id = :id")
        .param("subject", letter.subject())
        .param("body", letter.body())
        .param("id", deliveryId)
        .update();
  }

  void sent(UUID deliveryId, Instant now) {
    jdbc.sql("update delivery set sent_at = :now, last_error = null where delivery_id = :id")
        .param("now", Timestamp.from(now))
        .param("id", deliveryId)
        .update();
  }

  /**
   * @param forGood whether it is not tried again
   */
  void failed(UUID deliveryId, String error, boolean forGood, Instant now) {
    jdbc.sql(
            "update delivery set last_error = :error, failed_at = :failedAt where delivery_id = :id")
        .param("error", error)
        .param("failedAt", forGood ? Timestamp.from(now) : null)
        .param("id", deliveryId)
        .update();
  }

  int attempts(UUID deliveryId) {
    return jdbc.sql("select attempts from delivery where delivery_id = :id")
        .param("id", deliveryId)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  Optional<String> state(UUID deliveryId) {
    return jdbc.sql("select state from delivery where delivery_id = :id for update")
        .param("id", deliveryId)
        .query(String.class)
        .optional();
  }

  void beginAnew(UUID deliveryId) {
    jdbc.sql("update delivery set failed_at = null, attempts = 0 where delivery_id = :id")
        .param("id", deliveryId)
        .update();
  }

  void cancel(UUID deliveryId, String reason, Instant now) {
    jdbc.sql(
            "update delivery set cancelled_at = :now, last_error = :reason where delivery_id = :id")
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .param("id", deliveryId)
        .update();
  }

  void attach(String naturalKey, UUID leadId, int cycle) {
    jdbc.sql(
            """
            update delivery set lead_id = :leadId, cycle = :cycle
            where natural_key = :key and lead_id is null
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("key", naturalKey)
        .update();
  }

  void forget(String naturalKey) {
    jdbc.sql("delete from delivery where natural_key = :key and lead_id is null")
        .param("key", naturalKey)
        .update();
  }

  private Delivery toDelivery(ResultSet row) throws SQLException {
    var body = row.getString("body");
    return new Delivery(
        row.getObject("delivery_id", UUID.class),
        Channel.of(row.getString("channel")),
        row.getString("kind"),
        row.getString("template"),
        row.getString("recipient"),
        json.readValue(row.getString("model"), TEXTS),
        json.readValue(row.getString("headers"), TEXTS),
        body == null ? null : new Letter(row.getString("subject"), body),
        row.getInt("attempts"),
        row.getObject("lead_id", UUID.class),
        row.getBoolean("to_lead"),
        row.getString("purpose"),
        row.getBoolean("suppressed"));
  }
}
