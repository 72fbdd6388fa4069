package io.sluice.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** What the browser showed, one file a step. */
final class Pictures {

  private static final Path FOLDER = Path.of("target", "screenshots");

  private Pictures() {}

  static void take(Page page, String name) {
    take(page, name, false);
  }

  /** Also what is below the screen. */
  static void takeWhole(Page page, String name) {
    take(page, name, true);
  }

  private static void take(Page page, String name, boolean whole) {
    page.screenshot(
        new ScreenshotOptions()
            .setPath(FOLDER.resolve(name + ".png"))
            .setFullPage(whole)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }
}
