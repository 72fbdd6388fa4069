package io.sluice.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sluice.local.Rep;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Where people sit: each desk has a browser of its own, logged in. Closed with its test. */
final class Desks implements AutoCloseable {

  private final Chromium chromium;
  private final RunningSluice sluice;
  private final List<Page> pages = new ArrayList<>();

  Desks(Chromium chromium, RunningSluice sluice) {
    this.chromium = chromium;
    this.sluice = sluice;
  }

  Tasklist tasklist(String username) {
    return new Tasklist(logIn(username, sluice.tasklist()), sluice.tasklist());
  }

  Operate operate(String username) {
    return new Operate(logIn(username, sluice.operate()), sluice.operate());
  }

  /** One of the application's own pages, after the log-in. */
  Page console(String username, String path) {
    var page = chromium.newContext(zone(username)).newPage();
    pages.add(page);
    page.navigate(sluice.page(path).toString());
    page.getByLabel("Name").fill(username);
    page.getByLabel("Password").fill(username);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in").setExact(true))
        .click();
    page.waitForURL(url -> !url.contains("log-in"));
    return page;
  }

  /** Logs somebody in to Operate in the browser that they have open, as people do. */
  void alsoInOperate(Page page, String username) {
    enter(page, username, sluice.operate());
  }

  /** Somebody who visits a page with a browser of their own; ours calls itself a machine. */
  Page visitor(URI address) {
    var page = chromium.newVisitor().newPage();
    pages.add(page);
    page.navigate(address.toString());
    return page;
  }

  void pictureAll(String name) {
    for (int i = 0; i < pages.size(); i++) {
      Pictures.take(pages.get(i), name + "-" + (i + 1));
    }
  }

  @Override
  public void close() {
    pages.forEach(page -> page.context().close());
  }

  private Page logIn(String username, URI address) {
    var page = chromium.newContext(zone(username)).newPage();
    pages.add(page);
    enter(page, username, address);
    page.getByRole(AriaRole.NAVIGATION).first().waitFor();
    return page;
  }

  private static void enter(Page page, String username, URI address) {
    page.navigate(address + "/login");
    page.fill("input[name=username]", username);
    page.fill("input[name=password]", username);
    page.click("button[type=submit]");
    page.waitForURL(url -> !url.contains("login"));
  }

  private static ZoneId zone(String username) {
    return Rep.ALL.stream()
        .filter(rep -> rep.username().equals(username))
        .findFirst()
        .map(Rep::zone)
        .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + username));
  }
}
