package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.local.sample.SampleUsers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class UsersFileTest {

  private static final PasswordEncoder ENCODERS =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  private static final String SAM =
      """
      users:
        - username: sam
          password: "{noop}secret"
          role: sdr
          teams: [inside-sales, sales]
      """;

  @Test
  void readsWhoMayLogIn() {
    var hash = "{bcrypt}" + BCrypt.hashpw("secret", BCrypt.gensalt(4));
    var users =
        read(SAM + "  - {username: demo, name: The boss, password: '" + hash + "', role: admin}\n");

    assertThat(users)
        .containsExactly(
            new User("sam", "{noop}secret", Role.SDR, List.of("inside-sales", "sales")),
            new User("demo", hash, Role.ADMIN, List.of()));
    assertThat(users.getFirst().toString()).doesNotContain("secret");
  }

  /** As containers/new-env writes it, which has no bcrypt. */
  @Test
  void takesAPasswordAsPythonEncodesIt() {
    var hash =
        "{pbkdf2@SpringSecurity_v5_8}000102030405060708090a0b0c0d0e0f061ced4073dc6c69"
            + "0f3ce1e474b812fa23cc2f0af187e18b7757cddebd212f75";

    var users = read(SAM.replace("{noop}secret", hash));

    assertThat(ENCODERS.matches("secret", users.getFirst().password())).isTrue();
    assertThat(ENCODERS.matches("Secret", users.getFirst().password())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role: sdr              | role: boss        | line 4: role is boss; write one of sdr, manager, marketing, admin",
        "role: sdr              | team: sales       | line 4: team is not known; remove it, or write one of username, name",
        "role: sdr              | name: Sam         | line 2: role is missing; add it",
        "username: sam          | username: ''      | line 2: username is missing; add it",
        "{noop}secret           | secret            | line 3: password is not encoded; write what",
        "{noop}secret           | {bcrypt}secret    | line 3: password is not encoded; write what",
        "{noop}secret           | {noop}            | line 3: password is not encoded; write what",
        "[inside-sales, sales]  | inside-sales      | line 5: teams is no list of names; write it as [",
        "[inside-sales, sales]  | [{a: b}]          | line 5: teams is no list of names; write it as [",
        "users:                 | people:           | line 1: it has to be one list that is called users",
        "role: sdr              | 'role: ]'         | line 4: it is no YAML here",
        "role: sdr              | role: *sdr        | it is no YAML"
      })
  void namesTheLineTheFieldAndTheFixAndNoPassword(String right, String wrong, String said) {
    assertThatExceptionOfType(UnusableUsersException.class)
        .isThrownBy(() -> read(SAM.replace(right, wrong)))
        .withMessageContaining("sluice.access.users-file")
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void aLocalRunHasThePeopleOfItsTasklist(@TempDir Path folder) {
    var users = UsersFile.read(new FileSystemResource(SampleUsers.in(folder)));

    assertThat(users)
        .extracting(User::username, User::role, User::teams)
        .contains(
            tuple("sam", Role.SDR, List.of("inside-sales")),
            tuple("robin", Role.SDR, List.of("sales")),
            tuple("casey", Role.SDR, List.of("customer-success")),
            tuple("jordan", Role.MARKETING, List.of()),
            tuple("morgan", Role.MANAGER, List.of()),
            tuple("demo", Role.ADMIN, List.of()));
    assertThat(users)
        .allSatisfy(
            user ->
                assertThat(ENCODERS.matches(user.username(), user.password()))
                    .as(user.username())
                    .isTrue())
        .noneMatch(User::hasPlainPassword);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThatExceptionOfType(UnusableUsersException.class)
        .isThrownBy(
            () ->
                read(
                    SAM
                        + "  - {username: sam, password: '{noop}x', role: sdr}\n"
                        + "  - nobody\n"
                        + "  - {password: x, role: x}\n"))
        .withMessageContaining("line 6: username is sam once more; write each once")
        .withMessageContaining("line 7: users is no user; write one with")
        .withMessageContaining("line 8: username is missing")
        .withMessageContaining("line 8: password is not encoded")
        .withMessageContaining("line 8: role is x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "users", "[]", "users: {}", "users: []\nmore: 1"})
  void refusesWhatIsNoListOfUsers(String text) {
    assertThatExceptionOfType(UnusableUsersException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("users");
  }

  @Test
  void aFileThatIsNotThereIsSaidInASentence() {
    assertThatExceptionOfType(UnusableUsersException.class)
        .isThrownBy(() -> UsersFile.read(new FileSystemResource("/nowhere/users.yaml")))
        .withMessageContaining("/nowhere/users.yaml")
        .withMessageContaining(
            "set it to where the file is, such as file:/etc/sluice/users.yaml, or leave it out");
  }

  @Test
  void aStartThatFailsByItSaysSoWithoutAStackTrace() {
    var cause = new UnusableUsersException("users.yaml", List.of("line 4: role is boss"));

    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, needsMore) -> {})
                .stream()
                .map(analyzer -> analyzer.analyze(new IllegalStateException(cause)))
                .filter(found -> found != null))
        .anySatisfy(found -> assertThat(found.getDescription()).contains("who may log in"))
        .anySatisfy(found -> assertThat(found.getAction()).contains("line 4: role is boss"));
  }

  private static List<User> read(String text) {
    return UsersFile.read(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
  }
}
