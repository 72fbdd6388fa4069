package io.sluice.bench.compare;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody who is logged in to Sluice's pages. */
final class SluiceVisitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern LEAD = Pattern.compile("href=\"/leads/([0-9a-f-]{36})\"");
  private static final String LOG_IN = "/log-in";

  private final Web web;
  private final Function<String, URI> address;
  private final String username;
  private String cookie = "";

  private SluiceVisitor(Web web, Function<String, URI> address, String username) {
    this.web = web;
    this.address = address;
    this.username = username;
  }

  static SluiceVisitor logIn(Web web, Function<String, URI> address, String username) {
    var visitor = new SluiceVisitor(web, address, username);
    visitor.logIn();
    return visitor;
  }

  /** The leads on the first page of theirs, what is due first first. */
  List<String> leads() {
    var answer = open("/leads?sort=due&owner=" + username);
    if (answer.statusCode() != 200) {
      throw Web.unexpected(answer);
    }
    return LEAD.matcher(answer.body()).results().map(match -> match.group(1)).distinct().toList();
  }

  private void logIn() {
    var page = open(LOG_IN);
    var token =
        TOKEN
            .matcher(page.body())
            .results()
            .map((MatchResult match) -> match.group(1))
            .findFirst()
            .orElseThrow(() -> Web.unexpected(page));
    var answer =
        remember(
            web.postForm(
                address.apply(LOG_IN),
                "username=%1$s&password=%1$s&_csrf=%2$s".formatted(username, token),
                "Cookie",
                cookie));
    if (answer.headers().firstValue("Location").orElse(LOG_IN).contains(LOG_IN)) {
      throw new IllegalStateException("Nobody can log in as " + username);
    }
  }

  private HttpResponse<String> open(String path) {
    return remember(
        web.get(address.apply(path), "Accept", "text/html,*/*;q=0.8", "Cookie", cookie));
  }

  private HttpResponse<String> remember(HttpResponse<String> answer) {
    answer
        .headers()
        .firstValue("Set-Cookie")
        .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
    return answer;
  }
}
