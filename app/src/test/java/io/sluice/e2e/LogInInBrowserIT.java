package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who mistypes their password, goes where they may not, and goes home. */
@BrowserTest
class LogInInBrowserIT {

  @Test
  void somebodyLogsInLooksAtWhatIsNotTheirsAndLogsOut(RunningSluice sluice, Desks desks) {
    var page = desks.visitor(sluice.page("/imports"));
    assertThat(page).hasURL(Pattern.compile(".*/log-in"));
    logIn(page, "sam", "wrong");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("are not known");
    Sight.inAllWays(page, "80-log-in");

    logIn(page, "sam", "sam");
    assertThat(page.getByRole(AriaRole.HEADING)).containsText("This may not be done");
    assertThat(page.getByText("Your role does not open this page")).isVisible();
    Sight.inAllWays(page, "81-not-theirs");

    button(page, "Log out").click();
    assertThat(page).hasURL(Pattern.compile(".*/log-in"));
    page.navigate(sluice.page("/imports").toString());
    logIn(page, "jordan", "jordan");
    assertThat(page).hasURL(Pattern.compile(".*/imports"));
  }

  /** Enter is enough, as in every form. */
  private static void logIn(Page page, String username, String password) {
    page.getByLabel("Name").fill(username);
    page.getByLabel("Password").fill(password);
    page.getByLabel("Password").press("Enter");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}
