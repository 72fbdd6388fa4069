package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Looks at pages of ours as different people see them. */
final class Sight {

  private static final int PHONE_WIDTH = 360;
  private static final int PHONE_HEIGHT = 740;

  private Sight() {}

  /** What a page does from now on against its policy, and which of its scripts fail. */
  static List<String> violationsOfThePolicy(Page page) {
    var violations = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            violations.add(message.text());
          }
        });
    page.onPageError(violations::add);
    return violations;
  }

  /**
   * In the light and in the dark, on a screen and on a phone: pictures are taken, nobody is shut
   * out, and nothing is beside the screen.
   */
  static void inAllWays(Page page, String name) {
    var size = page.viewportSize();
    look(page, name, ColorScheme.LIGHT, "");
    look(page, name, ColorScheme.DARK, "-dark");
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    look(page, name, ColorScheme.DARK, "-phone-dark");
    look(page, name, ColorScheme.LIGHT, "-phone");
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("nothing of %s is beside the screen of a phone", page.url())
        .isEqualTo(PHONE_WIDTH);
    page.setViewportSize(size.width, size.height);
  }

  /** Nobody is shut out of what the page shows. */
  private static void assertAccessible(Page page, String way) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("%s%s", page.url(), way)
        .extracting(Sight::inWords)
        .isEmpty();
  }

  private static void look(Page page, String name, ColorScheme colors, String way) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    Pictures.takeWhole(page, name + way);
    assertAccessible(page, way);
  }

  private static String inWords(Rule rule) {
    return "%s (%s): %s"
        .formatted(
            rule.getId(),
            rule.getHelp(),
            rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList());
  }
}
