package io.sluice.testing;

import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads that are submitted through the API, and a stand-in for the engine that claims them. */
public final class Leads {

  private static final AtomicLong KEYS = new AtomicLong(10_000);

  private final Http http;
  private final LeadCycles cycles;

  public Leads(Http http, LeadCycles cycles) {
    this.http = http;
    this.cycles = cycles;
  }

  public static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }

  /** A lead whose cycle nobody has claimed. */
  public UUID submit(String email) {
    return submit(email, "");
  }

  /**
   * @param more fields, each with a comma before it
   */
  public UUID submit(String email, String more) {
    var answer =
        http.postLead(
            "{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"webinar\"%s}"
                .formatted(email, more));
    if (answer.status() != 202) {
      throw new AssertionError(answer.body());
    }
    return UUID.fromString(answer.json().get("leadId").asString());
  }

  /** Claims the open cycle of a lead as its instance does, and returns the instance's key. */
  public long claim(UUID leadId, Instant when) {
    var key = KEYS.getAndIncrement();
    if (!cycles.claim(leadId, open(leadId).cycle(), key, when)) {
      throw new AssertionError("The cycle is claimed already");
    }
    return key;
  }

  public LeadCycle open(UUID leadId) {
    return cycles.findOpen(leadId).orElseThrow();
  }

  public LeadCycle latest(UUID leadId) {
    return cycles.findAll(leadId).getLast();
  }

  /** Enters a rep. */
  public static void enterRep(JdbcClient jdbc, String username, String team) {
    jdbc.sql(
            """
            insert into rep (username, name, team, zone, active)
            values (:username, :username, :team, 'UTC', true) on conflict do nothing
            """)
        .param("username", username)
        .param("team", team)
        .update();
  }
}
