package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Camunda Tasklist, as somebody who is logged in sees it. */
final class Tasklist {

  /**
   * What Tasklist knows of an open task.
   *
   * @param line what tells it from another in the list
   */
  record OpenTask(String id, String name, String assignee, String line, String formId) {}

  private static final Pattern SOMETHING = Pattern.compile("\\S");

  private final Page page;
  private final URI address;

  Tasklist(Page page, URI address) {
    this.page = page;
    this.address = address;
  }

  /** Shows the tasks that are assigned to whoever is logged in. */
  void showMine() {
    page.navigate(address + "?filter=assigned-to-me");
    assertThat(tiles().first()).isVisible();
    // For a moment, until it knows who is logged in, Tasklist lists everybody's.
    var me = page.getByText("Me", new Page.GetByTextOptions().setExact(true));
    assertThat(tiles().filter(new Locator.FilterOptions().setHasNot(me))).hasCount(0);
  }

  Locator tiles() {
    return page.locator("[data-testid^=task-]");
  }

  /** The one tile of this task that names all of this in its line. */
  Locator tile(String task, String... named) {
    var tile = tiles().filter(new Locator.FilterOptions().setHasText(task));
    for (var text : named) {
      tile = tile.filter(new Locator.FilterOptions().setHasText(text));
    }
    return tile;
  }

  /** What tells this tile from another, on one line. */
  static String line(Locator tile) {
    return oneLine(tile.locator("div[title]").first().innerText());
  }

  List<String> lines() {
    return tiles().all().stream().map(Tasklist::line).toList();
  }

  /** Opens a task from the list. */
  Form open(Locator tile) {
    tile.click();
    var form = page.locator(".fjs-form");
    // The form is drawn before its values are there.
    assertThat(form.getByRole(AriaRole.HEADING).first()).containsText(SOMETHING);
    return new Form(page, form);
  }

  /** Completes the open task and sees it leave the list. */
  void complete(Locator tile) {
    var complete = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Complete Task"));
    assertThat(complete).isEnabled();
    complete.click();
    assertThat(tile).hasCount(0);
  }

  void picture(String name) {
    Pictures.take(page, name);
  }

  /** All open tasks, from the API that the pages use. */
  List<OpenTask> openTasks() {
    var found = search("/v1/tasks/search", Map.of("state", "CREATED", "pageSize", 500));
    return StreamSupport.stream(found.spliterator(), false)
        .map(
            task ->
                new OpenTask(
                    task.path("id").asString(null),
                    task.path("name").asString(null),
                    task.path("assignee").asString(null),
                    oneLine(task.path("context").asString("")),
                    task.path("formId").asString(null)))
        .toList();
  }

  /** The lead that a task is about. */
  String leadOf(OpenTask task) {
    var found =
        search(
            "/v1/tasks/%s/variables/search".formatted(task.id()),
            Map.of("variableNames", List.of("leadId")));
    return JsonMapper.shared().readTree(found.path(0).path("value").asString()).asString();
  }

  private JsonNode search(String path, Map<String, Object> query) {
    var answer =
        page.request()
            .post(address.resolve(path).toString(), RequestOptions.create().setData(query));
    if (!answer.ok()) {
      throw new IllegalStateException(path + " answers " + answer.status());
    }
    return JsonMapper.shared().readTree(answer.text());
  }

  /** The page shows lines; the API has the end of a line as JSON writes it. */
  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*(\\R|\\\\n)\\s*", " · ");
  }
}
