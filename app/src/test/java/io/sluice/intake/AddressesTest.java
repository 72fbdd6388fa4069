package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import db.migration.V24_1__Keys;
import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which addresses are one person's. */
@SluiceTest
class AddressesTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired DataSource database;
  Http http;
  Leads leads;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
  }

  @ParameterizedTest
  @CsvSource({
    "ada.%s@gmail.com, A.D.A.%s+news@GoogleMail.com, true",
    "ada.%s@example.com, ADA.%s+demo@EXAMPLE.com, true",
    "ada.%s@example.com, ada%s@example.com, false",
    "ada%s@example.com, ada%s@example.org, false"
  })
  void onePersonIsOneLeadByTheRulesOfTheirProvider(String first, String second, boolean one) {
    var name = UUID.randomUUID().toString().replace("-", "");

    var known = leads.submit(first.formatted(name));
    var again = leads.submit(second.formatted(name));

    assertThat(again.equals(known)).isEqualTo(one);
  }

  @Test
  void simultaneousSubmissionsOfOneAddressWrittenDifferentlyAreOneLead() throws Exception {
    var name = UUID.randomUUID().toString().replace("-", "");
    var start = new CountDownLatch(1);
    try (var callers = Executors.newFixedThreadPool(8)) {
      var submitted =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      callers.submit(
                          () -> {
                            start.await();
                            return leads.submit("%s+%d@gmail.com".formatted(name, i));
                          }))
              .toList();
      start.countDown();

      assertThat(submitted.stream().map(AddressesTest::get).distinct()).hasSize(1);
    }
  }

  @Test
  void leadsFromBeforeGetTheirKeysAndThoseThatAreOneNowStayApart() throws SQLException {
    var name = UUID.randomUUID().toString().replace("-", "");
    var second = before(name + "@googlemail.com", "2026-02-01T00:00:00Z", "044 668 18 00");
    var first = before(name + "@gmail.com", "2026-01-01T00:00:00Z", "call me");

    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      new V24_1__Keys().migrate(new Migration(connection));
      connection.commit();
    }

    assertThat(
            jdbc.sql("select lead_id from lead_email where email_key = :key")
                .param("key", name + "@gmail.com")
                .query(UUID.class)
                .list())
        .containsExactly(first);
    assertThat(keys(first)).isEqualTo(name + "@gmail.com null");
    assertThat(keys(second)).isEqualTo(name + "@gmail.com +41446681800");
    assertThat(leads.submit(name + "@googlemail.com")).as("who was first").isEqualTo(first);
  }

  private UUID before(String email, String capturedAt, String phone) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lead (lead_id, version, email, email_key, phone, country, captured_at)
            values (:id, 0, :email, :email, :phone, 'CH', cast(:capturedAt as timestamptz))
            """)
        .param("id", id)
        .param("email", email)
        .param("phone", phone)
        .param("capturedAt", capturedAt)
        .update();
    return id;
  }

  private String keys(UUID lead) {
    return jdbc.sql(
            "select email_key || ' ' || coalesce(phone_key, 'null') from lead where lead_id = :id")
        .param("id", lead)
        .query(String.class)
        .single();
  }

  private static UUID get(Future<UUID> submitted) {
    try {
      return submitted.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private record Migration(Connection connection) implements Context {

    @Override
    public Configuration getConfiguration() {
      return null;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }
}
