package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Visitors of the example page, whose forms are those of a site of one's own. */
@BrowserTest
class WebFormIT {

  private static final Pattern PATH = Pattern.compile("https?://[^/\\s]+(/forms/\\S+)");

  /** A person takes longer than the example's forms ask for. */
  private static final Duration TYPING = Duration.ofSeconds(3);

  @Test
  void whoFillsInTheContactFormIsALeadThatAnSdrSees(RunningSluice sluice, Desks desks) {
    var page = desks.visitor(sluice.page("/examples/contact.html"));
    var opened = Instant.now();
    fillIn(page, "ida.holm@tailspin.example");
    page.getByLabel("Send me news").check();
    Pictures.take(page, "61-form-contact");
    takeTimeSince(opened);
    page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page).hasURL(Pattern.compile(".*/examples/thank-you\\.html"));
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Thank you");
    Pictures.take(page, "62-form-thank-you");
    var leads = new Leads(sluice);
    var lead =
        leads.awaitLead(
            sluice.leadOf("ida.holm@tailspin.example"), it -> it.path("owner").isString());
    assertThat(lead.at("/facts/company").asString()).isEqualTo("Holm & Søn <A/S>");
    assertThat(sluice.consentsOf("ida.holm@tailspin.example"))
        .containsExactly("marketing email 2026-05");
    var tasklist = desks.tasklist(lead.path("owner").asString());
    tasklist.showMine();
    assertThat(tasklist.tile("Accept lead", "Holm & Søn <A/S>").first()).isVisible();
  }

  @Test
  void whoIsTooQuickIsThankedAndHeld(RunningSluice sluice, Desks desks) {
    var page = desks.visitor(sluice.page("/examples/contact.html"));
    page.evaluate(
        """
        () => {
          const form = document.forms[0];
          form.elements['your-email'].value = 'bot@tailspin.example';
          form.elements.homepage.value = 'https://spam.example';
          form.submit();
        }
        """);

    assertThat(page).hasURL(Pattern.compile(".*/examples/thank-you\\.html"));
    var held = sluice.api().get("/api/held?formId=contact").json();
    assertThat(held)
        .anySatisfy(
            it -> {
              assertThat(it.at("/sent/your-email/0").asString()).isEqualTo("bot@tailspin.example");
              assertThat(it.path("reason").asString()).isEqualTo("honeypot");
            });
    assertThat(sluice.leadsOf("bot@tailspin.example")).isZero();
  }

  @Test
  void whoIsWrongIsShownWhatToChangeAndMayGoBack(RunningSluice sluice, Desks desks) {
    var page = desks.visitor(sluice.page("/examples/contact.html"));
    var opened = Instant.now();
    fillIn(page, "ida@holm");
    takeTimeSince(opened);
    page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Please look at this again");
    assertThat(page.getByRole(AriaRole.LISTITEM)).containsText("your-email (ida@holm)");
    Pictures.take(page, "63-form-errors");
  }

  @Test
  void whoSubscribesIsALeadOnceTheyHaveConfirmedByTheMailInTheLog(
      RunningSluice sluice, Desks desks) {
    var email = "nils.berg@tailspin.example";
    var page = desks.visitor(sluice.page("/examples/contact.html"));
    var opened = Instant.now();
    var form = page.locator("form[action='/forms/newsletter']");
    form.getByLabel(
            "E-mail", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
        .fill(email);
    form.getByLabel("Send me your newsletter").check();
    takeTimeSince(opened);
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Nearly done");

    await("the mail").atMost(Chromium.PATIENCE).until(() -> sluice.mailTo(email).isPresent());
    assertThat(sluice.leadsOf(email)).isZero();
    var link = PATH.matcher(sluice.mailTo(email).orElseThrow());
    assertThat(link.find()).isTrue();
    page.navigate(sluice.page(link.group(1)).toString());
    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Was it you?");
    Pictures.take(page, "64-form-confirm");
    assertThat(sluice.leadsOf(email)).isZero();
    page.getByRole(AriaRole.BUTTON).click();

    assertThat(page.getByRole(AriaRole.HEADING)).hasText("Thank you");
    assertThat(sluice.leadsOf(email)).isOne();
    assertThat(sluice.consentsOf(email)).containsExactly("newsletter email 2026-05");
  }

  private static void fillIn(Page page, String email) {
    page.locator("input[name=your-email]").fill(email);
    page.getByLabel("First name").fill("Ida");
    page.getByLabel("Last name").fill("Holm");
    page.getByLabel("Company").fill("Holm & Søn <A/S>");
    page.getByLabel("What you do there").fill("Head of Growth");
    page.getByLabel("Country").selectOption("DE");
    page.getByLabel("How can we help?").fill("Please call me.\nTomorrow is fine.");
  }

  private static void takeTimeSince(Instant opened) {
    await().until(() -> Instant.now().isAfter(opened.plus(TYPING)));
  }
}
