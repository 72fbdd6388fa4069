package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who mistypes their password, goes where they may not, and goes home. */
@BrowserTest
class LogInInBrowserIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Test
  void somebodyLogsInLooksAtWhatIsNotTheirsAndLogsOut(RunningSluice sluice, Desks desks) {
    var page = desks.visitor(sluice.page("/imports"));
    assertThat(page).hasURL(Pattern.compile(".*/log-in"));
    logIn(page, "sam", "wrong");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("are not known");
    assertAccessible(page);
    takeInAllWays(page, "80-log-in");

    logIn(page, "sam", "sam");
    assertThat(page.getByRole(AriaRole.HEADING)).containsText("This may not be done");
    assertThat(page.getByText("Your role does not open this page")).isVisible();
    assertAccessible(page);
    takeInAllWays(page, "81-not-theirs");

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

  private static void assertAccessible(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  private static void takeInAllWays(Page page, String name) {
    var size = page.viewportSize();
    Pictures.takeWhole(page, name);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertAccessible(page);
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    Pictures.takeWhole(page, name + "-phone-dark");
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("nothing is beside the screen of a phone")
        .isEqualTo(PHONE_WIDTH);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(size.width, size.height);
  }
}
