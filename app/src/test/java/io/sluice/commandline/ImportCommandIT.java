package io.sluice.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command in a terminal, against the running application. */
@SluiceTest
class ImportCommandIT {

  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void loadsAFileAndSaysWhatBecameOfIt() throws IOException {
    var email = newEmail();
    var file = file("email,source,activity", email + ",fair,event", newEmail() + ",fair,event");

    assertThat(run(file)).isEqualTo(0);

    assertThat(out.toString()).contains("2 rows").contains("2 new").contains("0 refused");
    assertThat(count(email)).isEqualTo(1);
    assertThat(refused(file)).doesNotExist();
  }

  @Test
  void writesWhatWasRefusedBesideTheFileToBeCorrectedAndLoadedAgain() throws IOException {
    var good = newEmail();
    var bad = "Zoë";
    var file =
        file("email,firstName,source,activity", good + ",Ada,fair,event", bad + ",Zoë,fair,event");

    assertThat(run(file)).isEqualTo(1);

    assertThat(out.toString()).contains("1 new").contains("1 refused").contains(".refused.csv");
    var lines = Files.readAllLines(refused(file));
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .endsWith("line,column,value,reason,email,firstName,source,activity");
    assertThat(lines.getLast()).startsWith("3,email,Zoë,");

    var mended = newEmail();
    var corrected =
        Files.writeString(
            refused(file),
            Files.readString(refused(file))
                .replace("," + bad + ",Zoë,fair", "," + mended + ",Zoë,fair"));
    assertThat(run(corrected)).isEqualTo(0);
    assertThat(count(mended)).isEqualTo(1);
  }

  @Test
  void knowsAFileThatWasLoadedBefore() throws IOException {
    var file = file("email,source,activity", newEmail() + ",fair,event");
    assertThat(run(file)).isEqualTo(0);
    var before = Tables.counts(jdbc);

    assertThat(run(file)).isEqualTo(0);

    assertThat(out.toString()).contains("was loaded before").contains("--again");
    assertThat(Tables.counts(jdbc)).isEqualTo(before);

    assertThat(run(file, "--again")).isEqualTo(0);
    assertThat(out.toString()).contains("1 taken in before");
  }

  @Test
  void neverWritesOverAFileThatIsBeingCorrected() throws IOException {
    var file = file("email,source,activity", newEmail() + ",fair,event", "nobody,fair,event");
    assertThat(run(file, "--dry-run")).isEqualTo(1);
    Files.writeString(refused(file), "half corrected");

    assertThat(run(file)).isEqualTo(1);
    assertThat(refused(file)).hasContent("half corrected");
    var second = file.resolveSibling(file.getFileName() + ".refused-2.csv");
    assertThat(out.toString()).contains(second + " has these rows");
    assertThat(second).content().contains("nobody");

    Files.writeString(second, "corrected too");
    assertThat(run(file)).isEqualTo(1);
    assertThat(out.toString()).contains("was loaded before").contains(second + " was there before");
    assertThat(second).hasContent("corrected too");
    assertThat(file.resolveSibling(file.getFileName() + ".refused-3.csv")).doesNotExist();

    assertThat(run(file, "--again")).isEqualTo(1);
    assertThat(file.resolveSibling(file.getFileName() + ".refused-3.csv")).exists();
  }

  @Test
  void aDryRunStoresNothing() throws IOException {
    var email = newEmail();
    var file = file("email,source,activity", email + ",fair,event", "nobody,fair,event");

    assertThat(run(file, "--dry-run")).isEqualTo(1);

    assertThat(out.toString()).contains("There would be 1 new").contains("1 refused");
    assertThat(count(email)).isZero();
    assertThat(refused(file)).exists();
  }

  @Test
  void saysWhatIsMissingAndTakesItFromTheCommandLine() throws IOException {
    var email = newEmail();
    var file = file("email,colour", email + ",red");

    assertThat(run(file)).isEqualTo(2);
    assertThat(err.toString()).contains("source").contains("activity").contains("colour");
    assertThat(count(email)).isZero();

    assertThat(run(file, "--source", "fair", "--activity", "event")).isEqualTo(0);
    assertThat(count(email)).isEqualTo(1);
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    var file = folder.resolve("leads.csv");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});

    assertThat(run(file)).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("Exception").hasLineCount(2);
  }

  @Test
  void saysWhatIsWrongWithTheCommand() throws IOException {
    var file = file("email,source,activity", newEmail() + ",fair,event");

    assertThat(run(folder.resolve("missing.csv"))).isEqualTo(2);
    assertThat(err.toString()).contains("missing.csv is no file");

    assertThat(execute("import", file.toString(), "--url", "http://127.0.0.1:9")).isEqualTo(2);
    assertThat(err.toString()).contains("Nobody answers at http://127.0.0.1:9");

    assertThat(execute("import", file.toString(), "--url", "sluice")).isEqualTo(2);
    assertThat(err.toString()).contains("--url is 'sluice'");

    assertThat(run(file, "--mapping", "no-such-mapping")).isEqualTo(2);
    assertThat(run(file, "--key", "slk_wrong")).isEqualTo(2);
    assertThat(err.toString()).contains("SLUICE_KEY");

    assertThat(execute("import")).isEqualTo(2);
    assertThat(err.toString()).contains("FILE");
  }

  @Test
  void whatIsNoCommandIsForTheApplication() {
    assertThat(Commands.areCommand("import", "leads.csv")).isTrue();
    assertThat(Commands.areCommand("--server.port=8091")).isFalse();
    assertThat(Commands.areCommand()).isFalse();
  }

  private int run(Path file, String... more) {
    var arguments = new ArrayList<>(List.of("import", file.toString()));
    arguments.addAll(List.of("--url", "http://127.0.0.1:" + port));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private Path file(String... lines) throws IOException {
    var file = folder.resolve("leads-" + UUID.randomUUID() + ".csv");
    return Files.write(file, Stream.of(lines).toList(), StandardCharsets.UTF_8);
  }

  private static Path refused(Path file) {
    return file.resolveSibling(file.getFileName() + ".refused.csv");
  }

  private int count(String email) {
    return jdbc.sql("select count(*) from lead where email = :email")
        .param("email", email)
        .query(Integer.class)
        .single();
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }
}
