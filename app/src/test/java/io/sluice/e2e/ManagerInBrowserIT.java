package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a manager does in the morning, and what an SDR cannot do. */
@BrowserTest
class ManagerInBrowserIT {

  private static final Pattern ONE_LEAD = Pattern.compile(".*/leads/[0-9a-f-]{36}");
  private static final Pattern ONE_PROCESS = Pattern.compile(".*/operate/processes/\\d+");
  private static final Pattern COUNT = Pattern.compile("[\\d,]+");

  private static final String LEAD =
      """
      {"email": "ines.marques@tailspin.example", "firstName": "Inês", "lastName": "Marques",
       "phone": "+351 21 555 0199", "jobTitle": "VP Sales", "company": "Tailspin Toys",
       "country": "US", "industry": "software", "employees": 640, "source": "website",
       "activity": "pricing-page"}
      """;

  @Test
  void aBadNumberLeadsToItsProcessInFourClicks(RunningSluice sluice, Desks desks) {
    var leadId = disqualifiedAtItsFirstCall(sluice);
    var page = desks.console("morgan", "/");
    var broken = Sight.violationsOfThePolicy(page);
    desks.alsoInOperate(page, "morgan");
    page.navigate(sluice.page("/").toString());
    assertThat(page).hasURL(Pattern.compile(".*/waterfall.*"));

    var ended = count(number(page, "stage=tal&fate=disqualified").textContent());
    page.locator("#stage-tal a.share").click();
    assertThat(page).hasURL(Pattern.compile(".*/leads\\?.*stage=tal&fate=stopped.*"));
    assertThat(page.locator("#found tbody tr").first()).isVisible();
    assertThat(page.locator("#found tbody tr").count()).isGreaterThanOrEqualTo(ended);
    link(page.locator("#found"), "Inês Marques").click();
    assertThat(page).hasURL(ONE_LEAD);
    assertThat(heading(page)).containsText("Inês Marques");
    assertThat(page.getByText("No need").first()).isVisible();
    Sight.inAllWays(page, "83-lead");
    link(page.locator("main"), "See its process in Operate").click();
    assertThat(page).hasURL(ONE_PROCESS);
    assertThat(page.getByTestId("diagram").locator(".djs-shape").first()).isVisible();
    Pictures.take(page, "84-its-process");

    assertThat(page.url())
        .endsWith(
            new Leads(sluice)
                .read(leadId)
                .path("cycles")
                .path(0)
                .path("processInstanceKey")
                .asString());
    assertThat(broken).isEmpty();
  }

  @Test
  void anSdrCannotSeeAnotherTeamsLeadByItsAddress(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var leadId =
        leads.submit(
            LEAD.replace("ines.marques@tailspin", "rui.marques@proseware")
                .replace("Tailspin Toys", "Proseware")
                .replace("Inês", "Rui"),
            "manager-guessed");
    var mine =
        leads.awaitLead(leadId, lead -> lead.path("owner").isString()).path("owner").asString();

    assertThat(heading(desks.console(mine, "/leads/" + leadId))).containsText("Rui Marques");
    var stranger = desks.console("alex", "/leads/" + leadId);
    assertThat(heading(stranger)).hasText("There is no such thing here");
    assertThat(stranger.locator("body")).not().containsText("Marques");
    Pictures.take(stranger, "85-not-ones-own-lead");
    var answer = stranger.navigate(sluice.page("/leads/" + leadId).toString());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(stranger.navigate(sluice.page("/leads?q=wingtip").toString()).status())
        .isEqualTo(200);
    assertThat(link(stranger.locator("main"), "Rui Marques")).hasCount(0);
    assertThat(stranger.navigate(sluice.page("/waterfall").toString()).status()).isEqualTo(403);
  }

  @Test
  void everyPageIsThereForEverybody(RunningSluice sluice, Desks desks) {
    var page = desks.console("morgan", "/waterfall");
    var broken = Sight.violationsOfThePolicy(page);
    for (var path : List.of("/waterfall", "/follow-up", "/leads", "/sleepers", "/team")) {
      assertThat(page.navigate(sluice.page(path).toString()).status()).as(path).isEqualTo(200);
      page.waitForLoadState();
      Sight.inAllWays(page, "81-" + path.substring(1));
    }
    page.navigate(sluice.page("/waterfall?from=2001-01-01&to=2001-02-01").toString());
    Sight.inAllWays(page, "82-waterfall-empty");
    page.navigate(sluice.page("/leads?q=nobody-is-called-so").toString());
    Sight.inAllWays(page, "82-leads-none");
    page.navigate(sluice.page("/imports").toString());
    Sight.inAllWays(page, "82-not-for-managers");
    page.context().clearCookies();
    page.navigate(sluice.page("/log-in").toString());
    Sight.inAllWays(page, "80-log-in");
    assertThat(broken).isEmpty();
  }

  @Test
  void whatCannotBeRenewedIsSaidToBeOld(RunningSluice sluice, Desks desks) {
    var leadId =
        new Leads(sluice).submit(LEAD.replace("ines.marques", "eva.marques"), "manager-renewed");
    new Leads(sluice).awaitLead(leadId, lead -> lead.path("owner").isString());
    var page = desks.console("morgan", "/follow-up");
    page.navigate(sluice.page("/follow-up").toString());
    var stale = page.locator("#stale");
    var focused = page.locator("#loads a").first();
    focused.focus();

    page.context().setOffline(true);
    renew(page);
    assertThat(stale).containsText("No answer came. What is shown is as of");
    page.context().setOffline(false);
    renew(page);
    assertThat(stale).isEmpty();
    assertThat(focused).isFocused();
  }

  @Test
  void theKeyboardIsEnough(RunningSluice sluice, Desks desks) {
    var page = desks.console("morgan", "/waterfall");
    page.navigate(sluice.page("/waterfall").toString());
    page.keyboard().press("Tab");
    var skip = link(page.locator("body"), "Skip to the page");
    assertThat(skip).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();

    var number = number(page, "stage=inquiry");
    for (int i = 0; i < 60 && !isFocused(number); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(number).isFocused();
    Pictures.take(page, "86-by-keyboard");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/leads\\?.*stage=inquiry.*"));
  }

  private static String disqualifiedAtItsFirstCall(RunningSluice sluice) {
    var leads = new Leads(sluice);
    var tasks = new OpenTasks(sluice);
    var leadId = leads.submit(LEAD, "manager-bad-number");
    tasks.answer(leadId, "accept-lead", Map.of("outcome", "accepted"));
    tasks.answer(
        leadId,
        "discovery-call",
        Map.of(
            "result", "connected",
            "outcome", "disqualified",
            "disqualifyReason", "no-need",
            "need", "not-met",
            "needEvidence", "Keeps what they have",
            "timing", "unknown",
            "authority", "unknown",
            "budget", "unknown"));
    leads.awaitLead(
        leadId, lead -> lead.at("/cycles/0/outcome").asString("").equals("disqualified"));
    return leadId;
  }

  /** As it does by itself in time, and when somebody comes back to it. */
  private static void renew(Page page) {
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  /** The first number on the page that leads to these leads. */
  private static Locator number(Page page, String query) {
    return page.locator("main a[href*='%s']".formatted(query))
        .filter(new Locator.FilterOptions().setHasText(COUNT))
        .first();
  }

  private static int count(String text) {
    var number = COUNT.matcher(text);
    assertThat(number.find()).as(text).isTrue();
    return Integer.parseInt(number.group().replace(",", ""));
  }

  private static boolean isFocused(Locator locator) {
    return (boolean) locator.evaluate("it => it === document.activeElement");
  }

  private static Locator link(Locator within, String name) {
    return within
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(false))
        .first();
  }

  private static Locator heading(Page page) {
    return page.locator("main h1");
  }
}
