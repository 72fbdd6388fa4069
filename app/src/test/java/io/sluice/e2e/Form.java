package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** The form of an open task; its fields are found by their labels. */
final class Form {

  private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy");

  private final Page page;
  private final Locator form;

  Form(Page page, Locator form) {
    this.page = page;
    this.form = form;
  }

  /** All that can be read in it. */
  String text() {
    return form.innerText();
  }

  /** Picks one of the options that are all on show. */
  void choose(String label, String option) {
    var choice =
        field(label)
            .locator(".fjs-inline-label")
            .filter(new Locator.FilterOptions().setHasText(startingWith(option)));
    choice.locator("label").click();
    assertThat(choice.locator("input")).isChecked();
  }

  void fill(String label, String value) {
    var input = field(label).locator("input, textarea").first();
    input.fill(value);
    // A field that is left may change its height, and what is below would slip from under a click.
    input.blur();
  }

  void fill(String label, LocalDate date) {
    var input = field(label).locator("input").first();
    input.fill(AMERICAN.format(date));
    // Enter takes the date over and closes the calendar.
    input.press("Enter");
    assertThat(input).hasValue(AMERICAN.format(date));
  }

  /** Opens a list and says what it offers. */
  List<String> offered(String label) {
    field(label).locator(".fjs-input-group").click();
    var items = page.locator(".fjs-dropdownlist-item");
    assertThat(items.first()).isVisible();
    return items.allInnerTexts();
  }

  /** Picks from the list that is open. */
  void pick(String option) {
    page.locator(".fjs-dropdownlist-item")
        .filter(new Locator.FilterOptions().setHasText(option))
        .click();
  }

  /** Scrolls to a field. */
  void show(String label) {
    field(label).scrollIntoViewIfNeeded();
  }

  private Locator field(String label) {
    return form.locator(".fjs-form-field")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(
                        "label.fjs-form-field-label",
                        new Page.LocatorOptions().setHasText(exactly(label)))));
  }

  /** A field that must be filled in carries a star. */
  private static Pattern exactly(String label) {
    return Pattern.compile("^" + quoted(label) + "\\s*\\*?$");
  }

  private static Pattern startingWith(String option) {
    return Pattern.compile("^" + quoted(option));
  }

  /** For JavaScript, which does not know Java's way of quoting. */
  private static String quoted(String text) {
    return text.replaceAll("[.?*+^$()\\[\\]{}|\\\\]", "\\\\$0");
  }
}
