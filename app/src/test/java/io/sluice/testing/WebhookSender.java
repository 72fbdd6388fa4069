package io.sluice.testing;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.sluice.testing.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Another system that sends webhooks, and signs them with the library of Standard Webhooks. */
public final class WebhookSender {

  private final Http http;
  private final String sourceId;
  private final String secret;

  private WebhookSender(Http http, String sourceId, String secret) {
    this.http = http;
    this.sourceId = sourceId;
    this.secret = secret;
  }

  /** A source of its own, with a mapping and a secret. */
  public static WebhookSender enter(Http http, String mapping) {
    var sourceId = "s-" + UUID.randomUUID();
    var entered = http.put("/api/webhooks/" + sourceId, mapping);
    if (entered.status() != 200) {
      throw new AssertionError(entered.body());
    }
    return new WebhookSender(http, sourceId, null).withNewSecret();
  }

  /** The same source, signing with one more secret. */
  public WebhookSender withNewSecret() {
    var made = http.post("/api/webhooks/" + sourceId + "/secrets", null, "");
    if (made.status() != 201) {
      throw new AssertionError(made.body());
    }
    return withSecret(made.json().get("secret").asString());
  }

  public WebhookSender withSecret(String other) {
    return new WebhookSender(http, sourceId, other);
  }

  public String sourceId() {
    return sourceId;
  }

  public String secret() {
    return secret;
  }

  public String sign(String id, Instant at, String body) {
    try {
      return new Webhook(secret).sign(id, at.getEpochSecond(), body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a body is sent with, be it text or not. */
  public Map<String, String> headers(String id, Instant at, byte[] body) {
    var signed = "%s.%d.".formatted(id, at.getEpochSecond()).getBytes(StandardCharsets.US_ASCII);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
      mac.update(signed);
      return Map.of(
          "webhook-id",
          id,
          "webhook-timestamp",
          String.valueOf(at.getEpochSecond()),
          "webhook-signature",
          "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends as a sender should. */
  public Answer send(String id, Instant at, String body) {
    return send(id, String.valueOf(at.getEpochSecond()), sign(id, at, body), body);
  }

  /** Sends what somebody says was signed so. */
  public Answer send(String id, String timestamp, String signature, String body) {
    return send(id, timestamp, signature, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer send(String id, String timestamp, String signature, byte[] body) {
    return http.post(
        "/webhooks/" + sourceId,
        "application/json",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        signature);
  }
}
