package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who starts before whom, by the door and by what they did. */
@SluiceTest
class PriorityTest {

  private static final int HAND_RAISER = 0;
  private static final int SUBMISSION = 1;
  private static final int BULK = 2;

  @Autowired JdbcClient jdbc;

  @Test
  void whoAsksToBeCalledIsFirstAndAFileLast(@LocalServerPort int port) {
    var http = new Http(port);
    var emails = new String[] {address(), address(), address()};
    http.postLead(lead(emails[0], "demo-request"));
    http.postLead(lead(emails[1], "webinar"));
    http.post(
        "/api/imports",
        "text/csv",
        "email,source,activity\n%s,fair,demo-request\n".formatted(emails[2]));

    assertThat(priority(emails[0])).isEqualTo(HAND_RAISER);
    assertThat(priority(emails[1])).isEqualTo(SUBMISSION);
    assertThat(priority(emails[2])).as("in a file nobody asks now").isEqualTo(BULK);
  }

  @Test
  void whoStandsInAFileAndThenAsksToBeCalledIsFirst(@LocalServerPort int port) {
    var http = new Http(port);
    var emails = new String[] {address(), address(), address(), address()};
    for (var email : emails) {
      http.post(
          "/api/imports", "text/csv", "email,source,activity\n%s,fair,event\n".formatted(email));
    }

    http.postLead(lead(emails[0], "demo-request"));
    http.postLead(lead(emails[1], "webinar"));
    http.post(
        "/api/engagements",
        "application/json",
        "{\"email\":\"%s\",\"kind\":\"demo-request\"}".formatted(emails[2]));
    http.post(
        "/api/engagements",
        "application/json",
        "{\"email\":\"%s\",\"kind\":\"webinar\"}".formatted(emails[3]));

    assertThat(priority(emails[0])).isEqualTo(HAND_RAISER);
    assertThat(priority(emails[1])).isEqualTo(SUBMISSION);
    assertThat(priority(emails[2])).isEqualTo(HAND_RAISER);
    assertThat(priority(emails[3])).as("nobody waits for what they did").isEqualTo(BULK);
  }

  private static String address() {
    return UUID.randomUUID() + "@example.com";
  }

  private static String lead(String email, String activity) {
    return "{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"%s\"}".formatted(email, activity);
  }

  private int priority(String email) {
    return jdbc.sql(
            "select o.priority from outbox o join lead l using (lead_id) where l.email = :e")
        .param("e", email)
        .query(Integer.class)
        .single();
  }
}
