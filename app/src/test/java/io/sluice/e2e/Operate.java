package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** Camunda Operate, as somebody who is logged in sees it. */
final class Operate {

  private final Page page;
  private final URI address;

  Operate(Page page, URI address) {
    this.page = page;
    this.address = address;
  }

  /** Shows one process with the counts of all its instances. */
  void showProcess(String process) {
    page.navigate(
        address
            + "/processes?process=%s&version=1&active=true&incidents=true&completed=true&canceled=true"
                .formatted(process));
    diagramIsDrawn();
    button("Collapse Filter").click();
    button("Reset diagram zoom").click();
  }

  void showInstance(String processInstanceKey) {
    page.navigate(address + "/processes/" + processInstanceKey);
    diagramIsDrawn();
  }

  /** The count of instances that are at an element now. */
  Locator standingAt(String element) {
    return page.getByTestId("state-overlay-" + element + "-active");
  }

  /** The count of instances that ended at an element. */
  Locator endedAt(String element) {
    return page.getByTestId("state-overlay-" + element + "-completedEndEvents");
  }

  /** The mark of an instance that came to its end. */
  Locator completed() {
    return page.getByTestId("instance-header").getByTestId("COMPLETED-icon");
  }

  /** One element of the drawing. */
  Locator element(String id) {
    return page.getByTestId("diagram").locator("[data-element-id='%s']".formatted(id)).first();
  }

  void picture(String name) {
    Pictures.take(page, name);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).first();
  }

  private void diagramIsDrawn() {
    assertThat(page.getByTestId("diagram").locator(".djs-shape").first()).isVisible();
  }
}
