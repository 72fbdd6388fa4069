package io.sluice.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine; none is downloaded. */
final class Chromium implements AutoCloseable {

  /** Long, since it bounds a wait for a condition and a busy machine is slow. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/snap/bin/chromium",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    var executable = executable();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var launch =
        new LaunchOptions()
            .setExecutablePath(executable)
            .setTimeout(PATIENCE.toMillis())
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    return new Chromium(playwright, playwright.chromium().launch(launch));
  }

  /** A browser without cookies, in the time zone of its user. */
  BrowserContext newContext(ZoneId zone) {
    var context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale("en-US")
                .setTimezoneId(zone.getId())
                // Otherwise Tasklist asks for it above every form.
                .setPermissions(List.of("notifications")));
    context.setDefaultTimeout(PATIENCE.toMillis());
    return context;
  }

  /** A browser without cookies that calls itself what it is when people use it. */
  BrowserContext newVisitor() {
    var context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale("en-US")
                .setUserAgent(
                    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
    context.setDefaultTimeout(PATIENCE.toMillis());
    return context;
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path executable() {
    var named = System.getenv("CHROMIUM");
    var places = named == null ? USUAL_PLACES : List.of(named);
    return places.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The browser test needs Chromium: install it (Debian: apt-get install chromium)"
                        + " or set CHROMIUM to its executable. It is not at "
                        + String.join(", ", places)));
  }
}
