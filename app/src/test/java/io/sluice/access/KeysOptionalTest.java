package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** As a local run is: no key is needed, and one that is sent says who sends. */
@SluiceTest
class KeysOptionalTest {

  @Test
  void noKeyIsNeededAWrongOneIsRefusedAndOneOfASourceOpensItsDoorsOnly(@LocalServerPort int port) {
    var http = new Http(port);
    assertThat(http.get("/api/keys").status()).isEqualTo(200);
    assertThat(http.call("GET", "/api/keys", "Authorization", "Bearer slk_no").status())
        .isEqualTo(401);

    var made =
        http.post(
            "/api/keys",
            "application/json",
            "{\"authority\":\"intake\",\"source\":\"website\",\"by\":\"jordan\"}");
    var key = "Bearer " + made.json().get("key").asString();

    assertThat(http.call("GET", "/api/keys", "Authorization", key).status()).isEqualTo(403);
    assertThat(http.postLead("{}", "Authorization", key).status()).isEqualTo(400);
  }
}
