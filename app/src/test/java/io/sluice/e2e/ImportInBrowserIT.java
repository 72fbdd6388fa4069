package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A marketer with a file of a trade fair, which was written by HubSpot and opened in Excel. */
@BrowserTest
class ImportInBrowserIT {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern ONE_IMPORT = Pattern.compile(".*/imports/[0-9a-f-]{36}");

  private static final String HEADER =
      "Record ID;First Name;Last Name;Email;Phone Number;Job Title;Company Name;Country/Region;"
          + "Number of Employees;Lifecycle Stage";
  private static final List<String> ROWS =
      List.of(
          "101;Jürgen;Weiß;juergen.weiss@fourth.example;+49 30 901820;Geschäftsführer;Weiß GmbH;Germany;120;lead",
          "102;Anaïs;Lefèvre;anais@fourth.example;;\"Directrice; marketing\";Café Étoile;France;40;lead",
          "103;Bob;Stone;bob(at)fourth.example;;CEO;Stone Ltd;United Kingdom;many;lead",
          "104;Mia;Öz;mia@fourth.example;;Head of Growth;Öz <A/S>;Denmark;80;lead",
          "105;=cmd;Tab;not an address;;;Tab Inc;US;10;lead");

  /** So many that somebody can watch. */
  private static final int MANY = 50_000;

  @Test
  void aFileIsMappedLookedAtLoadedCorrectedAndRecognised(RunningSluice sluice, Desks desks)
      throws IOException {
    var page = desks.console("jordan", "/imports");
    var broken = Sight.violationsOfThePolicy(page);
    assertThat(heading(page, "Imports")).isVisible();
    Pictures.take(page, "71-imports");
    var file = new FilePayload("Messe Köln.csv", "text/csv", file(ROWS));
    upload(page, file);

    assertThat(page).hasURL(ONE_IMPORT);
    assertThat(page.getByLabel("The file")).containsText("windows-1252");
    assertThat(page.getByLabel("The file")).containsText("semicolon");
    assertThat(page.getByLabel("Email juergen.weiss@fourth.example")).hasValue("email");
    assertThat(page.getByLabel("Country/Region Germany")).hasValue("country");
    assertThat(page.getByLabel("Lifecycle Stage lead")).hasValue("");
    assertThat(page.locator("#preview .notice")).containsText("What they did");
    Pictures.takeWhole(page, "72-import-mapping");

    page.getByLabel("Where they come from").fill("trade-fair");
    page.getByLabel("What they did").selectOption("newsletter");
    assertThat(page.locator("#preview .notice")).hasCount(0);
    assertThat(row(page, "2")).containsText("Starts a new cycle");
    assertThat(row(page, "2")).containsText("Weiß GmbH");
    assertThat(row(page, "4")).containsText("Number of Employees (many)");
    page.getByLabel("Save it as").fill("Trade fair");
    button(page, "Save").click();
    assertThat(page.getByLabel("Saved:")).hasValue("Trade fair");
    Sight.inAllWays(page, "73-import-preview");

    button(page, "Load 5 rows").click();
    assertThat(heading(page, "Rows to correct")).isVisible();
    assertThat(page.locator(".counts")).containsText(Pattern.compile("New leads\\s*3"));
    assertThat(page.locator(".counts")).containsText(Pattern.compile("Refused\\s*2"));
    assertThat(row(page, "4")).containsText("bob(at)fourth.example");
    Sight.inAllWays(page, "74-import-refused");
    assertThat(sluice.leadsOf("anais@fourth.example")).isOne();
    assertThat(sluice.leadsOf("mia@fourth.example")).isOne();

    var refused = page.waitForDownload(() -> link(page, "Download all 2 as CSV").click());
    assertThat(refused.suggestedFilename()).isEqualTo("Messe Köln-refused.csv");
    var corrected =
        text(refused)
            .replace("bob(at)fourth", "bob@fourth")
            .replace(";many;", ";25;")
            .replace("not an address", "tab@fourth.example");
    assertThat(corrected).startsWith("\uFEFFline;column;value;reason;").contains("'=cmd");
    upload(page, new FilePayload("corrected.csv", "text/csv", corrected.getBytes()));
    assertThat(heading(page, "corrected.csv waits for you")).isVisible();
    assertThat(page.getByLabel("Where they come from")).hasValue("trade-fair");
    button(page, "Load 2 rows").click();
    assertThat(page.locator("h1 .chip")).hasText("finished");
    assertThat(heading(page, "Rows to correct")).hasCount(0);
    assertThat(page.locator(".counts")).containsText(Pattern.compile("New leads\\s*2"));
    assertThat(sluice.leadsOf("bob@fourth.example")).isOne();
    assertThat(sluice.firstNameOf("tab@fourth.example")).isEqualTo("=cmd");

    upload(page, file);
    assertThat(page.locator(".notice")).containsText("This very file was loaded before");
    assertThat(sluice.leadsOf("anais@fourth.example")).isOne();
    Pictures.take(page, "75-import-known");
    link(page, "All imports").click();
    assertThat(page.getByRole(AriaRole.LINK, link("Messe Köln.csv"))).isVisible();
    Sight.inAllWays(page, "76-imports-so-far");
    assertThat(broken).isEmpty();
  }

  @Test
  void aDryRunOfALargeFileIsWatchedAndLeavesNothing(RunningSluice sluice, Desks desks) {
    var page = desks.console("jordan", "/imports");
    var rows =
        IntStream.range(0, MANY)
            .mapToObj("%d;Ida;Holm;ida%<d@many.example;;;Holm;Denmark;12;lead"::formatted)
            .toList();
    upload(page, new FilePayload("many.csv", "text/csv", file(rows)));
    page.getByLabel("Where they come from").fill("trade-fair");
    page.getByLabel("What they did").selectOption("newsletter");
    button(page, "Dry run of the whole file").click();

    assertThat(page.getByLabel("Rows that are done")).isVisible();
    assertThat(page.locator(".progress")).containsText("of 50,000 rows");
    assertThat(page.locator(".progress")).containsText("rows a second");
    Sight.inAllWays(page, "77-import-progress");
    assertThat(page.locator("h1 .chip")).hasText("tried");
    assertThat(page.locator(".counts")).containsText(Pattern.compile("New leads\\s*50,000"));
    assertThat(page.locator("#said")).hasText("tried");
    assertThat(button(page, "Load 50,000 rows")).isVisible();
    assertThat(sluice.leadsOf("ida0@many.example")).isZero();
  }

  @Test
  void whatIsNoCsvIsToldWhatItIs(Desks desks) {
    var page = desks.console("jordan", "/imports");
    upload(page, new FilePayload("leads.csv", "text/csv", "%PDF-1.7 …".getBytes()));

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("PDF");
    assertThat(button(page, "Upload")).isEnabled();
    Pictures.take(page, "78-import-no-csv");
  }

  private static void upload(Page page, FilePayload file) {
    page.locator("input[type=file]").setInputFiles(file);
    button(page, "Upload").click();
  }

  private static byte[] file(List<String> rows) {
    var lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    return lines.stream().collect(Collectors.joining("\r\n", "", "\r\n")).getBytes(WINDOWS);
  }

  private static String text(Download download) throws IOException {
    return Files.readString(download.path(), StandardCharsets.UTF_8);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, link(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, link(name));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, link(name));
  }

  /** The row of a table that is about this line of the file. */
  private static Locator row(Page page, String line) {
    return page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.ROWHEADER, link(line))))
        .first();
  }

  private static GetByRoleOptions link(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }

  /** What the browser refused to load or run, or could not. */
}
