package io.sluice.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.sheet.Dialect;
import io.sluice.testing.SluiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Far in the future, where no other test imports anything; what is entered is taken back. */
@SluiceTest
class LoadingBrakeTest {

  private static final Instant BEGIN = Instant.parse("2126-03-01T09:00:00Z");

  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired TransactionOperations transaction;

  @Test
  void holdsWhileAFileComesInAndIsLoaded() {
    inVain(
        imports -> {
          assertThat(isOnAfter(0)).isFalse();

          var id = imports.open("leads.csv", Optional.empty(), Optional.empty());
          assertThat(isOnAfter(9)).isTrue();
          imports.received(id, file(), Mapping.NONE, Optional.empty());
          assertThat(isOnAfter(0)).isFalse();
          imports.start(id, false);
          assertThat(isOnAfter(9)).isTrue();
          imports.finish(id);
          assertThat(isOnAfter(0)).isFalse();
        });
  }

  @Test
  void letsGoOfOneThatStandsStill() {
    inVain(
        imports -> {
          var id = imports.open("leads.csv", Optional.empty(), Optional.empty());
          assertThat(isOnAfter(11)).isFalse();

          importsAfter(11).staged(id, 5_000, 0);
          assertThat(isOnAfter(20)).isTrue();
          assertThat(isOnAfter(22)).isFalse();
        });
  }

  @Test
  void isNotForATrial() {
    inVain(
        imports -> {
          var id = imports.open("leads.csv", Optional.empty(), Optional.empty());
          imports.received(id, file(), Mapping.NONE, Optional.empty());
          imports.start(id, true);

          assertThat(isOnAfter(0)).isFalse();
        });
  }

  private void inVain(Consumer<Imports> story) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          story.accept(importsAfter(0));
        });
  }

  private Imports importsAfter(int seconds) {
    return new Imports(jdbc, json, after(seconds));
  }

  private boolean isOnAfter(int seconds) {
    return new LoadingBrake(jdbc, after(seconds)).isOn();
  }

  private static Clock after(int seconds) {
    return Clock.fixed(BEGIN.plusSeconds(seconds), ZoneOffset.UTC);
  }

  private static StagedFile file() {
    return new StagedFile(
        "00", 10, new Dialect(StandardCharsets.UTF_8, false, ',', '"'), List.of("email"));
  }
}
