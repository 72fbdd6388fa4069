package io.sluice.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A file of leads, from its arrival to its correction. */
@SluiceTest
class ImportTest {

  @Autowired JdbcClient jdbc;
  @Autowired Imports imports;
  @Autowired ImportRows rows;
  @Autowired ImportPurge purge;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void takesGoodRowsAndSaysWhatIsWrongWithTheOthers() {
    var known = newEmail();
    var file =
        """
        email,firstName,company,employees,source,activity
        %s,Ada,"Analytical, ""Engines"" Ltd",12,trade-show,webinar

        nobody,Bob,Bad Ltd,many,trade-show,nap
        %s,Ada,,,trade-show,demo-request
        %s,,,,trade-show,webinar,more
        """
            .formatted(known, known, newEmail());

    var answer = load(file);
    var report = answer.json();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(report.get("state").asString()).isEqualTo("finished");
    assertCounts(report, 4, 1, 1, 0, 2);
    assertThat(report.get("percent").asInt()).isEqualTo(100);
    assertThat(report.at("/refusedRows/0/line").asInt()).isEqualTo(4);
    assertThat(report.at("/refusedRows/0/errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "employees", "activity");
    assertThat(report.at("/refusedRows/1/line").asInt()).isEqualTo(6);
    assertThat(report.at("/refusedRows/1/errors/0/field").asString()).isEqualTo("row");
    assertThat(report.at("/refusedRows/1/errors/0/value").asString()).isEqualTo("7 columns");
  }

  @Test
  void theSameFileAgainIsRecognisedAndChangesNothing() {
    var file =
        "\uFEFFemail,source,activity,occurredAt\r\n%s,list,webinar,\r\n%s,list,webinar,\r\n"
            .formatted(newEmail(), newEmail());
    var first = load(file).json();
    var before = Tables.counts(jdbc);
    var arrivals = Tables.count(jdbc, "arrival");
    var rows = Tables.count(jdbc, "import_row");

    var second = load(file).json();

    assertThat(second.get("id")).isEqualTo(first.get("id"));
    assertCounts(second, 2, 2, 0, 0, 0);
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
    assertThat(Tables.count(jdbc, "arrival")).isEqualTo(arrivals);
    assertThat(Tables.count(jdbc, "import_row")).as("nothing of it was kept").isEqualTo(rows);

    var again = http.post("/api/imports?again=true", "text/csv", file).json();

    assertThat(again.get("id")).isNotEqualTo(first.get("id"));
    assertThat(again.get("sameAs")).isEqualTo(first.get("id"));
    assertCounts(again, 2, 0, 0, 2, 0);
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void aFileThatLacksSomethingWaitsUntilItIsMappedAndStarted() {
    var file =
        """
        Mail address;Vorname;Firma;Land;Colour
        %s;J\u00fcrgen;M\u00fcller & S\u00f6hne;Deutschland;rot
        """
            .formatted(newEmail());
    var windows = file.getBytes(Charset.forName("windows-1252"));

    var answer = http.post("/api/imports?fileName=leads.csv", "text/plain", windows);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    var view = answer.json();
    var path = answer.header("Location");
    assertThat(view.get("state").asString()).isEqualTo("received");
    assertThat(view.get("fileName").asString()).isEqualTo("leads.csv");
    assertThat(view.at("/dialect/delimiter").asString()).isEqualTo(";");
    assertThat(view.at("/mapping/columns/Vorname").asString()).isEqualTo("firstName");
    assertThat(view.at("/mapping/columns/Firma").asString()).isEqualTo("company");
    assertThat(texts(view.get("unmapped"))).containsExactly("Mail address", "Colour");
    assertThat(texts(view.get("missing"))).containsExactly("email", "source", "activity");
    assertThat(http.call("POST", path + "/start").status()).isEqualTo(400);

    var mapped =
        http.put(
            path + "/mapping",
            """
            {"columns": {"Mail address": "email", "Vorname": "firstName", "Firma": "company",
               "Land": "country", "Colour": "productInterest"},
             "values": {"source": "fair", "activity": "event"},
             "translations": {"productInterest": {"Rot": "red"}}}
            """);
    assertThat(mapped.status()).as(mapped.body()).isEqualTo(200);
    assertThat(mapped.json().get("missing").isEmpty()).isTrue();

    var before = Tables.counts(jdbc);
    var preview = http.get(path + "/preview?rows=5").json().get(0);
    assertThat(preview.get("outcome").asString()).isEqualTo("accepted");
    assertThat(preview.at("/lead/country").asString()).isEqualTo("DE");
    assertThat(preview.at("/lead/firstName").asString()).isEqualTo("J\u00fcrgen");
    assertThat(preview.at("/lead/productInterest").asString()).isEqualTo("red");
    assertThat(preview.at("/cells/1").asString()).isEqualTo("J\u00fcrgen");
    assertThat(Tables.counts(jdbc)).isEqualTo(before);

    assertThat(http.call("POST", path + "/start").status()).isEqualTo(200);
    assertCounts(awaitEnd(path), 1, 1, 0, 0, 0);
    assertThat(http.call("POST", path + "/start").status()).isEqualTo(409);
    assertThat(http.put(path + "/mapping", "{\"columns\": {}}").status()).isEqualTo(409);
    assertThat(http.call("POST", path + "/cancel").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"columns\": {\"mail\": \"email\"}}                      | columns        | mail | no such column",
        "{\"columns\": {\"a\": \"email\", \"b\": \"email\"}}       | columns.       | email | one column",
        "{\"columns\": {\"a\": \"colour\"}}                        | columns.a      | colour | send one of email",
        "{\"values\": {\"colour\": \"red\"}}                       | values         | colour | send one of email",
        "{\"translations\": {\"colour\": {\"a\": \"b\"}}}          | translations   | colour | send one of email",
      })
  void refusesAMappingThatCannotBeMeant(String mapping, String field, String value, String fix) {
    var path = http.post("/api/imports", "text/csv", "a,b\n1,2\n").header("Location");

    var answer = http.put(path + "/mapping", mapping);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).startsWith(field);
    assertThat(error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).contains(fix);
  }

  @Test
  void aDryRunJudgesEveryRowAndStoresNothing() {
    var known = newEmail();
    load("email,source,activity\n%s,list,webinar\n".formatted(known));
    var fresh = newEmail();
    var rows = new StringBuilder("email,source,activity\n");
    rows.append("%s,list,webinar\n".formatted(known));
    rows.append("%s,list,demo-request\n".formatted(known));
    rows.append("%s,fair,event\n".formatted(fresh));
    for (int i = 0; i < 2_000; i++) {
      rows.append("%s,fair,event\n".formatted(newEmail()));
    }
    rows.append("%s,fair,webinar\n".formatted(fresh.toUpperCase()));
    rows.append("%s,fair,event\n".formatted(fresh));
    rows.append("nobody,fair,event\n");
    var before = Tables.counts(jdbc);

    var dry = http.post("/api/imports?dryRun=true", "text/csv", rows.toString());

    assertThat(dry.json().get("dryRun").asBoolean()).isTrue();
    assertCounts(dry.json(), 2_006, 2_001, 2, 2, 1);
    assertThat(dry.json().at("/refusedRows/0/line").asInt()).isEqualTo(2_007);
    assertThat(Tables.counts(jdbc)).isEqualTo(before);

    var path = "/api/imports/" + dry.json().get("id").asString();
    assertThat(http.call("POST", path + "/start").status()).isEqualTo(200);
    var real = awaitEnd(path);
    assertThat(real.get("dryRun").asBoolean()).isFalse();
    assertCounts(real, 2_006, 2_001, 2, 2, 1);
    assertThat(Tables.count(jdbc, "lead")).isEqualTo(before.get("lead") + 2_001);
  }

  @Test
  void refusedRowsCanBeCorrectedAndLoadedAgain() {
    var good = newEmail();
    var bad = newEmail().replace("@", " at ");
    var file =
        """
        Name,E-Mail,Phone,Notes
        Ada,%s,+49 30 1234,=1+1
        Bob,%s,+49 30 5678,"=HYPERLINK(""http://x"",""y"")"
        """
            .formatted(good, bad);
    var first =
        http.post(
                "/api/imports?source=fair&activity=event",
                "text/csv",
                file,
                "Content-Disposition",
                "attachment; filename=\"fair 2026.csv\"")
            .json();
    assertCounts(first, 2, 1, 0, 0, 1);
    assertThat(first.get("fileName").asString()).isEqualTo("fair 2026.csv");

    var refused = http.get("/api/imports/%s/refused.csv".formatted(first.get("id").asString()));

    assertThat(refused.header("Content-Type")).startsWith("text/csv");
    assertThat(refused.header("Content-Disposition")).contains("attachment", "fair");
    assertThat(refused.body())
        .startsWith("\uFEFFline,column,value,reason,Name,E-Mail,Phone,Notes\r\n3,E-Mail,")
        .contains(bad, "send an e-mail address", "'+49 30 5678", "\"'=HYPERLINK(")
        .doesNotContain(good);

    var corrected = http.post("/api/imports", "text/csv", refused.body().replace(" at ", "@"));

    assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
    assertCounts(corrected.json(), 1, 1, 0, 0, 0);
    assertThat(
            jdbc.sql(
                    """
                    select l.phone || ' ' || e.note from lead l join engagement e using (lead_id)
                    where l.email = :email
                    """)
                .param("email", bad.replace(" at ", "@"))
                .query(String.class)
                .single())
        .isEqualTo("+49 30 5678 =HYPERLINK(\"http://x\",\"y\")");
  }

  @Test
  void columnsThatAreCalledLikeOursKeepTheirMeaningInTheCorrectedFile() {
    var bad = newEmail().replace("@", " at ");
    var path =
        http.post(
                "/api/imports?source=fair&activity=event",
                "text/csv",
                "Mailbox,value,,reason\n%s,1000,+49 30 5678,Seen on the fair\n".formatted(bad))
            .header("Location");
    http.put(
        path + "/mapping",
        """
        {"columns": {"Mailbox": "email", "value": "annualRevenue", "column 3": "phone",
                     "reason": "note"},
         "values": {"source": "fair", "activity": "event"}}
        """);
    http.call("POST", path + "/start");
    assertCounts(awaitEnd(path), 1, 0, 0, 0, 1);

    var refused = http.get(path + "/refused.csv").body();
    var corrected = http.post("/api/imports", "text/csv", refused.replace(" at ", "@"));

    assertCounts(corrected.json(), 1, 1, 0, 0, 0);
    assertThat(
            jdbc.sql(
                    """
                    select l.annual_revenue || ' ' || l.phone || ' ' || e.note
                    from lead l join engagement e using (lead_id) where l.email = :email
                    """)
                .param("email", bad.replace(" at ", "@"))
                .query(String.class)
                .single())
        .isEqualTo("1000 +49 30 5678 Seen on the fair");
  }

  @Test
  void whichOfTwoFilesACorrectedOneBelongsToIsNotGuessed() {
    var column = "E-Mail,Note " + UUID.randomUUID();
    var bad = newEmail().replace("@", " at ");
    var first =
        http.post(
                "/api/imports?source=fair&activity=event",
                "text/csv",
                column + "\n%s,first\n".formatted(bad))
            .json();
    assertCounts(first, 1, 0, 0, 0, 1);
    http.post(
        "/api/imports?source=website&activity=webinar",
        "text/csv",
        column + "\n%s,second\n".formatted(newEmail()));

    var refused =
        http.get("/api/imports/%s/refused.csv".formatted(first.get("id").asString())).body();
    var corrected = http.post("/api/imports", "text/csv", refused.replace(" at ", "@")).json();

    assertThat(corrected.get("state").asString()).isEqualTo("received");
    assertThat(texts(corrected.get("missing"))).containsExactlyInAnyOrder("source", "activity");
  }

  @Test
  void aPreviewReadsTheBeginningsOfCellsAlone() {
    var view = load("email,note,more\nnobody,%s,%s\n".formatted("x".repeat(5), "€".repeat(6)));
    var id = UUID.fromString(view.json().get("id").asString());

    assertThat(rows.findFirst(id, 1, 5).getFirst().cells())
        .containsExactly("nobod…", "xxxxx", "€€€€€…");
  }

  @Test
  void aDryRunShowsNothingOfAPersonWhoMustBeLeftAlone() {
    var email = newEmail();
    var lead =
        http.postLead("{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"event\"}".formatted(email))
            .json()
            .get("leadId")
            .asString();
    http.post(
        "/api/leads/%s/withdrawal".formatted(lead), "application/json", "{\"reason\":\"opt-out\"}");
    var file = "email,firstName,source,activity\n%s,Adalind,x,event\n".formatted(email);

    var dry = http.post("/api/imports?dryRun=true", "text/csv", file).json();

    var path = "/api/imports/" + dry.get("id").asString();
    assertCounts(dry, 1, 0, 0, 0, 1);
    var preview = http.get(path + "/preview");
    assertThat(preview.json().at("/0/outcome").asString()).isEqualTo("refused");
    var refused = http.get(path + "/refused.csv").body();
    for (var shown : List.of(dry.toString(), preview.body(), refused)) {
      assertThat(shown).contains("leave this person alone").doesNotContain(email, "Adalind");
    }

    assertThat(http.call("POST", path + "/start").status()).isEqualTo(200);
    assertCounts(awaitEnd(path), 1, 0, 0, 0, 1);
  }

  @Test
  void refusedRowsRunNothingWhereverTheyAreTakenApart() {
    var email = newEmail();
    var file =
        """
        email;source;activity;note
        nobody;x;event;"a;=HYPERLINK(""http://x"");b,-1 c|'@d"
        """;
    var id = load(file).json().get("id").asString();

    var refused = http.get("/api/imports/%s/refused.csv".formatted(id)).body();

    assertThat(refused)
        .startsWith("\uFEFFline;column;value;reason;email;source;activity;note\r\n2;email;nobody;")
        .endsWith(";nobody;x;event;\"a;'=HYPERLINK(\"\"http://x\"\");b,'-1 c|''@d\"\r\n");

    assertCounts(load(refused.replace("nobody", email)).json(), 1, 1, 0, 0, 0);
    assertThat(
            jdbc.sql("select note from engagement join lead using (lead_id) where email = :email")
                .param("email", email)
                .query(String.class)
                .single())
        .isEqualTo("a;=HYPERLINK(\"http://x\");b,-1 c|'@d");
  }

  @Test
  void refusedRowsComeWholeOrNotAtAll() {
    var file = new StringBuilder("email,source,activity\n");
    IntStream.range(0, 1_100).forEach(n -> file.append("nobody%d,x,event\n".formatted(n)));
    var id = load(file.toString()).json().get("id").asString();
    var path = "/api/imports/%s/refused.csv".formatted(id);

    var whole = http.get(path);

    assertThat(whole.body().lines().skip(1).map(line -> line.split(",")[2]))
        .containsExactlyElementsOf(IntStream.range(0, 1_100).mapToObj(n -> "nobody" + n).toList());
    assertThat(whole.header("Content-Length"))
        .isEqualTo(String.valueOf(whole.body().getBytes(StandardCharsets.UTF_8).length));

    jdbc.sql(
            """
            update import_row set problems = '{}'
            where import_id = cast(:id as uuid) and line = 1101
            """)
        .param("id", id)
        .update();
    var brokenOff = http.get(path);
    assertThat(brokenOff.status()).isEqualTo(500);
    assertThat(brokenOff.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aMappingIsSavedByNameAndKnownAgainByItsColumns() {
    var name = "fair " + UUID.randomUUID();
    var path = "/api/import-mappings/" + name.replace(" ", "%20");
    var column = "adr " + UUID.randomUUID();
    var saved =
        http.put(
            path,
            """
            {"columns": {"%s": "email", "who": "lastName"}, "values": {"source": "fair",
             "activity": "event"}}
            """
                .formatted(column));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    assertThat(http.get(path).json().at("/mapping/values/source").asString()).isEqualTo("fair");
    assertThat(texts(http.get("/api/import-mappings").json(), "name")).contains(name);

    var known = load("x,who,%s\n1,Ada,%s\n".formatted(column, newEmail())).json();

    assertThat(known.get("mappingName").asString()).isEqualTo(name);
    assertCounts(known, 1, 1, 0, 0, 0);

    var part =
        http.post(
                "/api/imports?mapping=" + name.replace(" ", "%20"),
                "text/csv",
                "%s\n%s\n".formatted(column, newEmail()))
            .json();
    assertThat(part.at("/mapping/columns").size()).isEqualTo(1);
    assertCounts(part, 1, 1, 0, 0, 0);

    assertThat(http.delete(path).status()).isEqualTo(204);
    assertThat(http.get(path).status()).isEqualTo(404);
    assertThat(http.post("/api/imports?mapping=gone", "text/csv", "a\n1\n").status())
        .isEqualTo(400);
  }

  @Test
  void exportsOfOthersAreKnownByTheirHeaders() {
    var hubspot =
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,"
            + "Company Name,Website URL,Country/Region,Number of Employees,Annual Revenue\n1\n";
    var salesforce =
        "\"First Name\",\"Last Name\",\"Title\",\"Company / Account\",\"Email\",\"Mobile\","
            + "\"Lead Source\",\"No. of Employees\"\n1\n";
    var mautic = "id,firstname,lastname,email,companyname,position,phone,country,points\n1\n";

    assertThat(proposed(hubspot))
        .containsEntry("Email", "email")
        .containsEntry("Phone Number", "phone")
        .containsEntry("Country/Region", "country")
        .containsEntry("Website URL", "website")
        .hasSize(10);
    assertThat(proposed(salesforce))
        .containsEntry("Title", "jobTitle")
        .containsEntry("Company / Account", "company")
        .containsEntry("Mobile", "phone")
        .containsEntry("Lead Source", "source")
        .hasSize(8);
    assertThat(proposed(mautic))
        .containsEntry("position", "jobTitle")
        .containsEntry("companyname", "company")
        .hasSize(7);
  }

  @Test
  void aCancelledImportLoadsNoMore() {
    var path =
        http.post(
                "/api/imports?start=false",
                "text/csv",
                "email,source,activity\n%s,x,event\n".formatted(newEmail()))
            .header("Location");

    assertThat(http.call("POST", path + "/cancel").json().get("state").asString())
        .isEqualTo("cancelled");
    assertThat(http.call("POST", path + "/start").status()).isEqualTo(409);
  }

  @Test
  void whatIsCancelledWhileItRunsKeepsWhatIsInAndLoadsNoMore() {
    var domain = UUID.randomUUID() + ".example";
    var file = new StringBuilder("email,source,activity\n");
    IntStream.range(0, 10_000).forEach(n -> file.append("p%d@%s,x,event\n".formatted(n, domain)));
    var path =
        http.post("/api/imports", "text/csv", file.toString(), "Prefer", "respond-async")
            .header("Location");
    await().until(() -> http.get(path).json().get("accepted").asInt() > 0);

    assertThat(http.call("POST", path + "/cancel").status()).isEqualTo(200);

    var view = http.get(path).json();
    assertThat(view.get("state").asString()).isEqualTo("cancelled");
    assertThat(view.get("accepted").asInt()).isBetween(1, 9_999);
    assertThat(
            jdbc.sql("select count(*) from lead where email like '%@' || :domain")
                .param("domain", domain)
                .query(Integer.class)
                .single())
        .isEqualTo(view.get("accepted").asInt());
    assertThat(
            jdbc.sql(
                    """
                    select count(outcome) from import_row where import_id = cast(:id as uuid)
                    """)
                .param("id", view.get("id").asString())
                .query(Integer.class)
                .single())
        .isEqualTo(view.get("accepted").asInt());
  }

  @Test
  void aRowThatTheDatabaseCannotStoreCostsItself() {
    var impossible = newEmail();
    var file = new StringBuilder("email,source,activity\n");
    IntStream.range(0, 12)
        .forEach(n -> file.append("%s,x,event\n".formatted(n == 7 ? impossible : newEmail())));
    jdbc.sql(
            """
            create trigger impossible before insert on lead for each row
              when (new.email = '%s') execute function refuse_ledger_change()
            """
                .formatted(impossible))
        .update();
    try {
      var view = load(file.toString()).json();

      assertCounts(view, 12, 11, 0, 0, 1);
      assertThat(view.at("/refusedRows/0/line").asInt()).isEqualTo(9);
      assertThat(view.at("/refusedRows/0/errors/0/field").asString()).isEqualTo("row");
    } finally {
      jdbc.sql("drop trigger impossible on lead").update();
    }
  }

  @Test
  void aLargeFileThatIsNoneIsAnsweredToo() {
    var xlsx = Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, 40 * 1024 * 1024);

    var answer = http.post("/api/imports", "text/csv", xlsx);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("body");
  }

  @Test
  void rowsGoWhenTheirTimeIsOverAndTheCountersStay() {
    var view =
        load("email,source,activity\n%s,x,event\nnobody,x,event\n".formatted(newEmail())).json();
    var id = UUID.fromString(view.get("id").asString());
    assertThat(rows(id)).isEqualTo(2);

    jdbc.sql(
            "update import set finished_at = finished_at - interval '29 days' where import_id = :id")
        .param("id", id)
        .update();
    purge.purge();
    assertThat(rows(id)).isEqualTo(2);

    var refused = "/api/imports/%s/refused.csv".formatted(id);
    assertThat(http.get(refused).status()).isEqualTo(200);

    jdbc.sql(
            "update import set finished_at = finished_at - interval '2 days' where import_id = :id")
        .param("id", id)
        .update();
    assertThat(http.get(refused).status()).as("a part may be gone").isEqualTo(410);
    purge.purge();
    assertThat(rows(id)).isZero();
    assertThat(http.get(refused).status()).isEqualTo(410);
    assertThat(http.get(refused).json().get("detail").asString()).contains("again=true");
    assertCounts(http.get("/api/imports/" + id).json(), 2, 1, 0, 0, 1);
  }

  @Test
  void whatWasNotStartedInTimeCannotBeStartedWithoutItsRows() {
    var file = "email,source,activity\n%s,x,event\n".formatted(newEmail());
    var path = http.post("/api/imports?start=false", "text/csv", file).header("Location");
    jdbc.sql("update import set created_at = created_at - interval '31 days' where import_id = :id")
        .param("id", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
        .update();

    purge.purge();

    var view = http.get(path).json();
    assertThat(view.get("state").asString()).isEqualTo("failed");
    assertThat(view.get("problem").asString()).contains("Send the file again");
    assertThat(http.call("POST", path + "/start").status()).isEqualTo(409);
    assertCounts(load(file).json(), 1, 1, 0, 0, 0);
  }

  @Test
  void aFileThatBrokeOffIsGivenUp() {
    var id = imports.open("x.csv", Optional.empty(), Optional.empty());
    purge.purge();
    assertThat(http.get("/api/imports/" + id).json().get("state").asString())
        .isEqualTo("receiving");

    jdbc.sql(
            "update import set leased_until = leased_until - interval '11 min' where import_id = :id")
        .param("id", id)
        .update();
    purge.purge();

    var view = http.get("/api/imports/" + id).json();
    assertThat(view.get("state").asString()).isEqualTo("failed");
    assertThat(view.get("problem").asString()).contains("Send it again");
  }

  @Test
  void brokenRowsCostThemselves() {
    var file =
        "email,source,activity,note\n%s,x,event,\"fine\nreally\"\n%s,x,\"event,oops\n%s,x,event,\n"
            .formatted(newEmail(), newEmail(), newEmail());

    var view = load(file).json();

    assertThat(view.get("rows").asInt()).isEqualTo(3);
    assertThat(view.get("broken").asInt()).isEqualTo(1);
    assertThat(view.get("accepted").asInt()).isEqualTo(2);
    assertThat(view.at("/refusedRows/0/errors/0/field").asString()).isEqualTo("row");
  }

  @Test
  void everyCharacterComesThrough() {
    var odd =
        "tab\tback\\slash {brace} \"quoted\" 'single' NULL \\N \u00e4\u20ac\ud83d\ude00\nnext";
    var email = newEmail();

    load(
        "email,source,activity,note,company\n%s,x,event,\"%s\",NULL\n"
            .formatted(email, odd.replace("\"", "\"\"")));

    assertThat(
            jdbc.sql("select note from engagement join lead using (lead_id) where email = :email")
                .param("email", email)
                .query(String.class)
                .single())
        .isEqualTo(odd);
  }

  @Test
  void refusesAFileThatIsNone() {
    var before = Tables.count(jdbc, "import");
    var xlsx = Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, 4_000);

    var answer = http.post("/api/imports", "text/csv", xlsx);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("body");
    assertThat(http.post("/api/imports", "text/csv", "").status()).isEqualTo(400);
    assertThat(http.post("/api/imports", "application/json", "{}").status()).isEqualTo(415);
    assertThat(http.post("/api/imports?source=x&activity=event", "text/csv", "email\n").status())
        .isEqualTo(200);
    assertThat(Tables.count(jdbc, "import")).isEqualTo(before + 1);
  }

  @Test
  void theAnswerComesAtOnceForWhoPrefersThat() {
    var answer =
        http.post(
            "/api/imports",
            "text/csv",
            "email,source,activity\n%s,x,event\n".formatted(newEmail()),
            "Prefer",
            "respond-async");

    assertThat(answer.status()).isEqualTo(202);
    assertCounts(awaitEnd(answer.header("Location")), 1, 1, 0, 0, 0);
    assertThat(texts(http.get("/api/imports").json(), "id"))
        .contains(answer.json().get("id").asString());
  }

  private Map<String, String> proposed(String file) {
    var columns = load(file).json().at("/mapping/columns");
    var proposed = new TreeMap<String, String>();
    columns
        .propertyStream()
        .forEach(entry -> proposed.put(entry.getKey(), entry.getValue().asString()));
    return proposed;
  }

  private JsonNode awaitEnd(String path) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> http.get(path).json().get("state").asString().equals("finished"));
    return http.get(path).json();
  }

  private long rows(UUID id) {
    return jdbc.sql("select count(*) from import_row where import_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private static void assertCounts(
      JsonNode view, int rows, int accepted, int engaged, int repeated, int refused) {
    var counts = Map.of("rows", rows, "accepted", accepted, "engaged", engaged);
    counts.forEach(
        (name, count) -> assertThat(view.get(name).asInt()).as(view + name).isEqualTo(count));
    assertThat(view.get("repeated").asInt()).as("repeated").isEqualTo(repeated);
    assertThat(view.get("refused").asInt()).as("refused").isEqualTo(refused);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.valueStream().map(node -> node.get(field).asString()).toList();
  }

  private Http.Answer load(String file) {
    return http.post("/api/imports", "text/csv; charset=utf-8", file);
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }
}
