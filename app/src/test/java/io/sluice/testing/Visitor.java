package io.sluice.testing;

import io.sluice.testing.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens pages and sends their forms as a browser without scripts does. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String HTML_FIRST = "text/html,*/*;q=0.8";
  private static final String BOUNDARY = "a-boundary-of-the-tests";

  private final Http http;
  private String cookie;
  private String token = "";

  public Visitor(Http http) {
    this.http = http;
  }

  /** As one of the people in config/users.yaml, whose passwords are their names; ready to send. */
  public Visitor logIn(String username) {
    open("/log-in");
    var answer = send("/log-in", Map.of("username", username, "password", username));
    var page = URI.create(answer.header("Location")).getPath();
    if (page.equals("/log-in")) {
      throw new IllegalStateException("Nobody can log in as " + username);
    }
    open("/log-out");
    return this;
  }

  /** As a browser sends it. */
  public String cookie() {
    return cookie;
  }

  public Answer open(String path) {
    return remember(http.call("GET", path, headers()));
  }

  /** As htmx asks for a part of a page. */
  public Answer ask(String path) {
    var all = Stream.concat(Arrays.stream(headers()), Stream.of("HX-Request", "true"));
    return remember(http.call("GET", path, all.toArray(String[]::new)));
  }

  public Answer send(String path, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("_csrf", token);
    var body =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return remember(http.post(path, "application/x-www-form-urlencoded", body, headers()));
  }

  /** The fields, and behind them a file. */
  public Answer upload(String path, Map<String, String> fields, String fileName, byte[] file) {
    var all = new HashMap<>(fields);
    all.put("_csrf", token);
    var body = new ByteArrayOutputStream();
    all.forEach((name, value) -> write(body, part(name, "") + value + "\r\n"));
    write(body, part("file", "; filename=\"%s\"".formatted(fileName)));
    body.writeBytes(file);
    write(body, "\r\n--" + BOUNDARY + "--\r\n");
    return remember(
        http.post(
            path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray(), headers()));
  }

  /** A browser that does not say from which page it sends. */
  public Visitor withoutToken() {
    token = "";
    return this;
  }

  private static String part(String name, String more) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
        .formatted(BOUNDARY, name, more);
  }

  private static void write(ByteArrayOutputStream body, String text) {
    try {
      body.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String[] headers() {
    return cookie == null
        ? new String[] {"Accept", HTML_FIRST}
        : new String[] {"Accept", HTML_FIRST, "Cookie", cookie};
  }

  private Answer remember(Answer answer) {
    Optional.ofNullable(answer.header("Set-Cookie"))
        .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
    var found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
