package io.sluice.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.SluiceApplication;
import io.sluice.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class StartWithoutIT {

  private static final String NO_KEY = "--sluice.suppression.key=";

  @Test
  void saysInOneSentenceWhatIsMissing(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    SluiceApplication.class, "--sluice.local.enabled=false", NO_KEY))
        .isInstanceOf(MissingPiece.class);

    assertThat(output)
        .contains(
            "Sluice needs a Camunda 8 (camunda.client.grpc-address), and a PostgreSQL"
                + " (spring.datasource.url), and a secret key for hashes of addresses"
                + " (sluice.suppression.key, such as \"openssl rand -base64 32\" prints): set it")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camunda.client.auth.method=basic     | basic and needs camunda.client.auth.username, and"
            + " camunda.client.auth.password",
        "camunda.client.auth.method=BASIC     | BASIC and needs camunda.client.auth.username, and"
            + " camunda.client.auth.password",
        "camunda.client.auth.username=sluice  | basic and needs camunda.client.auth.password",
        "camunda.client.auth.client-id=sluice | oidc and needs camunda.client.auth.client-secret or"
            + " camunda.client.auth.client-assertion.keystore-path, and"
            + " camunda.client.auth.issuer-url or camunda.client.auth.token-url or"
            + " camunda.client.auth.well-known-configuration-url",
      })
  void saysWhatIsMissingToLogIn(String given, String missing, CapturedOutput output) {
    assertThatThrownBy(() -> startOnTheTestDatabase("--" + given)).isInstanceOf(MissingPiece.class);

    assertThat(output).contains(missing + ": set it").doesNotContain("\tat ");
  }

  @Test
  void saysThatTheIdentityProviderCannotBeReached(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                startOnTheTestDatabase(
                    "--camunda.client.auth.client-id=sluice",
                    "--camunda.client.auth.client-secret=of-the-tests",
                    "--camunda.client.auth.issuer-url=http://127.0.0.1:9"))
        .isNotNull();

    assertThat(output)
        .contains("Sluice cannot prepare its log-in to Camunda", "set token-url instead")
        .doesNotContain("\tat ");
  }

  @Test
  void saysThatTheDatabaseCannotBeReached(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    SluiceApplication.class,
                    "--sluice.local.enabled=false",
                    "--server.port=0",
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:9/sluice",
                    "--spring.datasource.hikari.connection-timeout=500",
                    "--camunda.client.grpc-address=http://127.0.0.1:9",
                    "--camunda.client.rest-address=http://127.0.0.1:9"))
        .isNotNull();

    assertThat(output)
        .contains("Sluice cannot reach its PostgreSQL (spring.datasource.url): Connection to")
        .doesNotContain("\tat ");
  }

  @Test
  void saysWhatToChangeOfTheReps(CapturedOutput output) {
    var application = new SpringApplication(SluiceApplication.class);
    application.addInitializers(new TestDatabase());

    assertThatThrownBy(
            () ->
                application.run(
                    "--sluice.local.enabled=false",
                    "--server.port=0",
                    "--sluice.reps[0].username=kim",
                    "--sluice.reps[0].zone=Europe/Berln",
                    "--spring.datasource.url=replaced",
                    "--camunda.client.grpc-address=http://127.0.0.1:9",
                    "--camunda.client.rest-address=http://127.0.0.1:9"))
        .isNotNull();

    assertThat(output)
        .contains("Sluice cannot enter the configured reps.")
        .contains(
            "sluice.reps[0].zone cannot be \"Europe/Berln\": give a zone of the tz database, such"
                + " as Europe/Berlin.")
        .doesNotContain("\tat ");
  }

  @Test
  void saysThatAKeyIsTooShort(CapturedOutput output) {
    assertThatThrownBy(() -> startOnTheTestDatabase("--sluice.suppression.key=short")).isNotNull();

    assertThat(output)
        .contains("sluice.suppression.key has 5 characters and needs 32 or more")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesAnotherKeyThanThatOfTheDatabase(CapturedOutput output) {
    startOnTheTestDatabase("--with=the-key-of-the-tests");
    var before = output.getAll().length();

    assertThatThrownBy(() -> startOnTheTestDatabase("--sluice.suppression.key=" + "b".repeat(32)))
        .isNotNull();

    assertThat(output.getAll().substring(before))
        .contains("sluice.suppression.key is not the key that the addresses in this database")
        .doesNotContain("\tat ");
  }

  private static void startOnTheTestDatabase(String... arguments) {
    var application = new SpringApplication(SluiceApplication.class);
    application.addInitializers(new TestDatabase());
    var all =
        Stream.concat(
            Stream.of(
                "--sluice.local.enabled=false",
                "--server.port=0",
                "--spring.datasource.url=replaced",
                "--camunda.client.grpc-address=http://127.0.0.1:9",
                "--camunda.client.rest-address=http://127.0.0.1:9"),
            Stream.of(arguments));
    application.run(all.toArray(String[]::new)).close();
  }

  @Test
  void saysWhatToChangeOfTheCompanyFile(CapturedOutput output, @TempDir Path folder)
      throws IOException {
    var file =
        Files.writeString(
            folder.resolve("companies.csv"), "domain,employees\nnorthwind.example,many\n");
    var application = new SpringApplication(SluiceApplication.class);
    application.addInitializers(new TestDatabase());

    assertThatThrownBy(
            () ->
                application.run(
                    "--sluice.local.enabled=false",
                    "--server.port=0",
                    "--sluice.enrichment.company-file=" + file,
                    "--spring.datasource.url=replaced",
                    "--camunda.client.grpc-address=http://127.0.0.1:9",
                    "--camunda.client.rest-address=http://127.0.0.1:9"))
        .isNotNull();

    assertThat(output)
        .contains("Sluice cannot ask the configured sources.")
        .contains("line 2, employees cannot be \"many\": give a whole number from 0 to 10000000")
        .doesNotContain("\tat ");
  }

  @Test
  void namesOnlyWhatIsMissing() {
    var environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:x");

    assertThatThrownBy(() -> MissingPieceCheck.check(environment))
        .hasMessageContaining("camunda.client.grpc-address")
        .hasMessageNotContaining("spring.datasource.url");
  }
}
