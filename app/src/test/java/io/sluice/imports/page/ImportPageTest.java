package io.sluice.imports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import io.sluice.testing.Visitor;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages as a browser without scripts sees them. */
@SluiceTest
class ImportPageTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Autowired JdbcClient jdbc;
  Visitor visitor;
  Http http;

  @BeforeEach
  void open(@LocalServerPort int port) {
    http = new Http(port);
    visitor = new Visitor(http).logIn("jordan");
    visitor.open("/imports");
  }

  @Test
  void aFileIsMappedTriedLoadedAndCorrected() {
    var good = Leads.newEmail();
    var file = "E-Mail;Vorname;Größe\r\n%s;Jürgen;12\r\nnobody;Änne;13\r\n".formatted(good);
    var page = upload("Übersicht.csv", file.getBytes(WINDOWS));

    var shown = visitor.open(page).body();
    assertThat(shown)
        .contains("Übersicht.csv", "windows-1252", "semicolon", "Größe", "Jürgen")
        .contains("Where they come from", "What they did");
    assertThat(visitor.send(page + "/start", columns()).status()).isEqualTo(422);

    var all = new HashMap<>(columns());
    all.putAll(Map.of("value-source", "fair", "value-activity", "webinar", "name", "Fair"));
    var leads = Tables.count(jdbc, "lead");
    assertThat(visitor.send(page + "/mapping", all).header("Location")).endsWith(page);
    assertThat(visitor.open(page).body()).contains("Starts a new cycle", "Is refused");
    assertThat(visitor.send(page + "/dry-run", all).status()).isEqualTo(303);
    assertThat(ended(page)).contains("What would become of the rows", "It was a dry run");
    assertThat(Tables.count(jdbc, "lead")).isEqualTo(leads);

    assertThat(visitor.send(page + "/start", all).status()).isEqualTo(303);
    assertThat(ended(page)).contains("What became of the rows", "Rows to correct", "nobody");
    assertThat(Tables.count(jdbc, "lead")).isEqualTo(leads + 1);
    assertThat(
            jdbc.sql("select first_name from lead where email = :email")
                .param("email", good)
                .query(String.class)
                .single())
        .isEqualTo("Jürgen");

    var refused = visitor.open(page + "/refused.csv");
    assertThat(refused.header("Content-Disposition"))
        .contains("attachment", "%C3%9Cbersicht-refused.csv");
    var corrected = refused.body().replaceAll("(?m);nobody;(?=Änne)", ";" + Leads.newEmail() + ";");
    var second =
        path(
            visitor.upload(
                "/imports",
                Map.of("like", page.substring("/imports/".length())),
                "corrected.csv",
                corrected.getBytes(StandardCharsets.UTF_8)));
    visitor.open(second);
    visitor.send(second + "/start", behindWhy(all));
    assertThat(ended(second)).contains("finished").doesNotContain("Rows to correct");
    assertThat(Tables.count(jdbc, "lead")).isEqualTo(leads + 2);
  }

  @Test
  void whoSeesNoPhonesSeesNoneInFilesEither() {
    var admin = new Visitor(http).logIn("demo");
    var page =
        uploadOf(
            admin,
            "email,Tel,Mobile 0170-7654321,Name\n%s,+49 30 901820,0171–2345678,Ada\nnobody,112,0172 2345678,Ben\n"
                .formatted(Leads.newEmail()));

    assertThat(admin.open(page).body()).contains("901820", "0171–2345678", "0170-7654321");
    assertThat(visitor.open(page).body())
        .contains("(number)", "Ada", "Mobile")
        .doesNotContain("901820", "2345678", "7654321");

    var all =
        Map.of(
            "column-0",
            "email",
            "column-1",
            "phone",
            "column-2",
            "jobTitle",
            "column-3",
            "activity",
            "value-source",
            "fair");
    visitor.send(page + "/mapping", all);
    assertThat(visitor.open(page).body())
        .as("whatever the columns are said to mean")
        .doesNotContain("901820", "2345678", "7654321");
    visitor.send(page + "/start", all);
    assertThat(ended(page))
        .contains("Rows to correct", "whoever uploaded the file")
        .doesNotContain("901820", "2345678", "7654321", "/refused.csv");
    var taken = visitor.open(page + "/refused.csv");
    assertThat(taken.status()).isEqualTo(403);
    assertThat(taken.body()).contains("Whoever uploaded it").doesNotContain("901820");

    assertThat(admin.open(page).body()).contains("/refused.csv");
    assertThat(admin.open(page + "/refused.csv").body()).contains("0172 2345678");
  }

  @Test
  void whoeverUploadedAFileCorrectsItsPhonesWithoutSeeingThemOnThePage() {
    var page = uploadOf(visitor, "email,phone\nnobody,+49 30 901820\n");
    visitor.send(
        page + "/start",
        Map.of(
            "column-0",
            "email",
            "column-1",
            "phone",
            "value-source",
            "fair",
            "value-activity",
            "webinar"));

    assertThat(ended(page)).contains("/refused.csv").doesNotContain("901820");
    assertThat(visitor.open(page + "/refused.csv").body()).contains("+49 30 901820");
  }

  @Test
  void refusedRowsWhoseTimeIsOverAreNotOffered() {
    var page = upload("old.csv", "E-Mail;Vorname\nnobody;Ada\n".getBytes(StandardCharsets.UTF_8));
    var all = new HashMap<>(columns());
    all.putAll(Map.of("value-source", "fair", "value-activity", "webinar"));
    visitor.send(page + "/start", all);
    assertThat(ended(page)).contains("/refused.csv");

    jdbc.sql("delete from import_row where import_id = cast(:id as uuid)")
        .param("id", page.substring("/imports/".length()))
        .update();

    assertThat(visitor.open(page).body())
        .contains("Rows to correct", "and are gone")
        .doesNotContain("/refused.csv");
    var gone = visitor.open(page + "/refused.csv");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.header("Content-Type")).startsWith("text/html");
    assertThat(gone.body()).contains("It is not kept any more", "dry run");
  }

  @Test
  void theSameFileIsRecognised() {
    var file =
        "email,source,activity\n%s,fair,webinar\n"
            .formatted(Leads.newEmail())
            .getBytes(StandardCharsets.UTF_8);
    var page = upload("one.csv", file);
    visitor.send(
        page + "/start", Map.of("column-0", "email", "column-1", "source", "column-2", "activity"));
    ended(page);

    visitor.open("/imports");
    var again = visitor.upload("/imports", Map.of(), "two.csv", file);
    assertThat(again.header("Location")).endsWith(page + "?known");
    assertThat(visitor.open(page + "?known").body()).contains("This very file was loaded before");

    visitor.open("/imports");
    var wanted = visitor.upload("/imports", Map.of("again", "yes"), "two.csv", file);
    assertThat(path(wanted)).isNotEqualTo(page);
  }

  @Test
  void whatCannotBeReadOrMappedIsSaidWithoutLosingWhatWasSent() {
    var book = visitor.upload("/imports", Map.of(), "book.csv", new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(book.status()).isEqualTo(422);
    assertThat(book.body()).contains("role=\"alert\"", "ZIP archive");
    var none = visitor.upload("/imports", Map.of(), "", new byte[0]);
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.body()).contains("choose a CSV file");

    var page = upload("a.csv", "one,two\n1,2\n".getBytes(StandardCharsets.UTF_8));
    var twice =
        visitor.send(
            page + "/mapping",
            Map.of("column-0", "email", "column-1", "email", "value-source", "fair"));
    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.body()).contains("role=\"alert\"", "value=\"fair\"");
    var words = visitor.send(page + "/mapping", Map.of("translations", "country=DE"));
    assertThat(words.status()).isEqualTo(422);
    assertThat(words.body()).contains("country=DE</textarea>", "what stands in the file");
  }

  @Test
  void whatStandsInAFileIsTextAndAPageHasNoScriptsOrStylesWithinIt() {
    var file = "<script>alert(1)</script>,\"\"\"><img src=x onerror=alert(2)>\"\n<b>x</b>,y\n";
    var page = upload("<i>.csv", file.getBytes(StandardCharsets.UTF_8));

    for (var path : new String[] {"/imports", page}) {
      var answer = visitor.open(path);
      assertThat(answer.body())
          .doesNotContain("<script>", "<img", "<b>x", "<i>.csv", " style=", " onload=", "<style");
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void whatNothingCanStoreIsNamed() {
    var page = upload("nul.csv", "one,two\n1,2\n".getBytes(StandardCharsets.UTF_8));

    var answer = visitor.send(page + "/mapping/saved", Map.of("column-0", "email", "name", "\0"));

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.body()).contains("name (", "without control characters");
  }

  @Test
  void aVeryWideFileIsShownInPart() {
    var header = IntStream.range(0, 9_999).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    var page = upload("wide.csv", (header + ",Email\n1,2\n").getBytes(StandardCharsets.UTF_8));

    assertThat(visitor.open(page).body())
        .contains("10,000", "9,799 further columns are left out", "id=\"column-9999\"")
        .doesNotContain("id=\"column-200\"");
  }

  @Test
  void nothingIsChangedWithoutTheTokenOfAPage() {
    var page = upload("b.csv", "email\nx\n".getBytes(StandardCharsets.UTF_8));
    var files = Tables.count(jdbc, "import");

    visitor.withoutToken();
    assertThat(visitor.upload("/imports", Map.of(), "c.csv", "email\ny\n".getBytes()).status())
        .isEqualTo(403);
    visitor.withoutToken();
    var cancel = visitor.send(page + "/cancel", Map.of());
    assertThat(cancel.status()).isEqualTo(403);
    assertThat(Tables.count(jdbc, "import")).isEqualTo(files);
  }

  @Test
  void whatThereIsNotIsSaidOnAPage() {
    for (var path : new String[] {"/imports/" + UUID.randomUUID(), "/imports/nonsense"}) {
      var answer = visitor.open(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).startsWith("text/html");
      assertThat(answer.body()).contains("There is no such thing here");
    }
  }

  @Test
  void whatPagesLoadIsKeptByItsVersion() {
    var page = visitor.open("/imports").body();
    var links =
        Pattern.compile("(?:src|href)=\"(/(?:ui|webjars)/[^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(links).hasSize(4);
    for (var link : links) {
      var answer = http.get(link);
      assertThat(answer.status()).as(link).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).as(link).contains("immutable");
      assertThat(answer.header("Set-Cookie")).as(link).isNull();
    }
  }

  private static Map<String, String> columns() {
    return Map.of("column-0", "email", "column-1", "firstName");
  }

  /** The same columns, behind the four that say what was wrong. */
  private static Map<String, String> behindWhy(Map<String, String> fields) {
    var all = new HashMap<>(fields);
    columns().keySet().forEach(all::remove);
    all.put("column-4", "email");
    all.put("column-5", "firstName");
    return all;
  }

  private static String uploadOf(Visitor whose, String file) {
    whose.open("/imports");
    return path(
        whose.upload(
            "/imports",
            Map.of(),
            UUID.randomUUID() + ".csv",
            file.getBytes(StandardCharsets.UTF_8)));
  }

  private String upload(String name, byte[] file) {
    visitor.open("/imports");
    return path(visitor.upload("/imports", Map.of(), name, file));
  }

  private static String path(Answer answer) {
    assertThat(answer.status()).isEqualTo(303);
    return URI.create(answer.header("Location")).getPath();
  }

  private String ended(String page) {
    return await()
        .until(() -> visitor.open(page).body(), body -> !body.contains("class=\"progress\""));
  }
}
