package io.sluice.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person with rows in every table, whose every word has a mark in it. Their cycles have ended but
 * for the second, which an instance has claimed.
 */
final class SamplePerson {

  final UUID leadId = UUID.randomUUID();
  final String mark = "wyvern" + leadId.toString().substring(0, 8);
  final String email = "una@" + mark + ".example";

  private final JdbcClient jdbc;

  SamplePerson(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void enter() {
    jdbc.sql(rows("/dossier.sql")).update();
    jdbc.sql(rows("/person.sql")).update();
  }

  void endProcess() {
    jdbc.sql(
            """
            update lead_cycle set closed_at = now(), outcome = 'withdrawn', reason_code = 'erasure'
            where lead_id = :id and closed_at is null
            """)
        .param("id", leadId)
        .update();
  }

  /** Keys of the engine that no other test has. */
  private String rows(String file) {
    var keys = "9" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
    try {
      return new ClassPathResource(file)
          .getContentAsString(UTF_8)
          .replace("11111111-2222-3333-4444-555555555555", leadId.toString())
          .replace("22222222-2222-3333-4444-555555555555", UUID.randomUUID().toString())
          .replaceAll("(?<![\\w'-])([1-8]00\\d)(?![\\w-])", keys + "$1")
          .replaceAll("(?i)ada@analytical\\.example", email)
          .replaceAll("(?i)analytical|grace hopper|\\bada\\b|met at the fair|signed off", mark)
          .replace("{\"employees\": 12}", "{\"company\": \"" + mark + "\"}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
