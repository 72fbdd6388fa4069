package io.sluice.mailing;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A small page for a person in a browser: without script, without anything from elsewhere, and
 * without a word about who they are but what they have just said.
 *
 * @param text escaped when it is shown, as the heading is
 * @param buttons HTML
 */
public record Page(HttpStatus status, String heading, String text, String buttons) {

  private static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="robots" content="noindex">
      <title>%1$s</title>
      <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem }
      button { font: inherit; padding: .6rem 1rem; margin: .5rem 0; width: 100%% }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      <p>%2$s</p>
      %3$s
      </body>
      </html>
      """;

  /** Each button is a form, since what changes something is never done by following a link. */
  private static final String BUTTON =
      "<form method=\"post\" action=\"%s\"><button>%s</button></form>";

  static Page choice(String token) {
    return new Page(
        HttpStatus.OK,
        "What would you like?",
        "Nothing happens until you choose.",
        button(token + "/opt-in", "Please contact me")
            + button(token + "/stop", "No more mails of this kind")
            + button(token + "/opt-out", "Do not contact me at all"));
  }

  /** Says something, and line by line what is to be done about it. */
  public static Page says(HttpStatus status, String heading, String text, List<String> lines) {
    return new Page(
        status,
        heading,
        text,
        lines.stream()
            .map(line -> "<li>%s</li>".formatted(escaped(line)))
            .collect(
                Collectors.joining(
                    "", lines.isEmpty() ? "" : "<ul>", lines.isEmpty() ? "" : "</ul>")));
  }

  /**
   * Asks for one thing.
   *
   * @param action where its button posts to
   */
  public static Page asks(String heading, String text, String action, String label) {
    return new Page(HttpStatus.OK, heading, text, button(action, label));
  }

  static Page willContact() {
    return said("Thank you", "Somebody will be in touch with you soon.");
  }

  static Page noMoreOfThisKind() {
    return said("Done", "You will get no more mails of this kind from us.");
  }

  static Page unsubscribed() {
    return said("Done", "You will get no more marketing mails from us.");
  }

  static Page willNotWrite() {
    return said("Done", "You will not hear from us again.");
  }

  static Page leftAlone() {
    return said(
        "You asked not to be contacted",
        "So we keep to that. If you have changed your mind, please write to us.");
  }

  public static Page unknown() {
    return new Page(
        HttpStatus.NOT_FOUND,
        "This link leads nowhere",
        "It may have been cut off on its way. Please copy the whole of it from the mail.",
        "");
  }

  public ResponseEntity<String> answer() {
    return ResponseEntity.status(status)
        .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .body(HTML.formatted(escaped(heading), escaped(text), buttons));
  }

  private static Page said(String heading, String text) {
    return new Page(HttpStatus.OK, heading, text, "");
  }

  private static String button(String action, String label) {
    return BUTTON.formatted(escaped(action), escaped(label));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
