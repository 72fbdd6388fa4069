package io.sluice.commandline;

import io.sluice.imports.ImportView;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Sluice, asked over HTTP. */
final class SluiceClient {

  private static final String IMPORTS = "/api/imports";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A file is written as a whole before it is sent. */
  private static final Duration FILE = Duration.ofMinutes(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final JsonMapper json = JsonMapper.shared();
  private final URI url;
  private final String key;

  /**
   * @param key an API key, null for none
   * @throws CommandFailedException where the address cannot be one
   */
  SluiceClient(URI url, String key) {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("(?i)https?")) {
      throw new CommandFailedException(
          "--url is '%s': give an address such as http://localhost:8090.".formatted(url));
    }
    this.url = url;
    this.key = key == null || key.isBlank() ? null : key.strip();
  }

  /**
   * Sends a file, part by part; it is not started.
   *
   * @param progress hears how many bytes have gone so far
   * @return its import; where the same file was loaded before, the one that did, which has finished
   */
  ImportView send(Path file, SendOptions options, LongConsumer progress) {
    try {
      var request =
          request(IMPORTS + "?" + options.query(file.getFileName().toString()))
              .header("Content-Type", "application/octet-stream")
              .POST(new CountedFile(file, progress))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      return view(answer, answer.body());
    } catch (UnavailableException e) {
      throw new CommandFailedException(e.getMessage() + " Nothing was loaded; send it again.");
    } catch (ConnectException e) {
      throw new CommandFailedException(
          "Nobody answers at %s: start Sluice, or give its address with --url.".formatted(url));
    } catch (IOException e) {
      throw new CommandFailedException(
          """
          The connection to %s broke while the file was sent (%s). Send it again: no row is taken \
          in twice."""
              .formatted(url, e.getMessage()));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Lets an import begin.
   *
   * @param dryRun whether it is only judged
   */
  ImportView start(UUID id, boolean dryRun) {
    var path = "%s/%s/start?dryRun=%s".formatted(IMPORTS, id, dryRun);
    try {
      var answer =
          ask(request(path).timeout(ANSWER).POST(BodyPublishers.noBody()), BodyHandlers.ofString());
      return view(answer, answer.body());
    } catch (UnavailableException e) {
      throw new CommandFailedException(
          "%s The file is in and was not started; start it at %s."
              .formatted(e.getMessage(), page(id)));
    }
  }

  /**
   * How far an import is.
   *
   * @throws UnavailableException where there is no answer now
   */
  ImportView view(UUID id) {
    var answer = get(IMPORTS + "/" + id, BodyHandlers.ofString());
    return view(answer, answer.body());
  }

  /** Writes the refused rows to a file that is not there yet. */
  void fetchRefused(UUID id, Path file) {
    try {
      var part = Files.createTempFile(file.toAbsolutePath().getParent(), "refused-", ".part");
      try {
        var answer =
            ask(
                request("%s/%s/refused.csv".formatted(IMPORTS, id)).timeout(FILE).GET(),
                BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
          if (answer.statusCode() != 200) {
            throw refusal(answer, new String(body.readAllBytes(), StandardCharsets.UTF_8));
          }
          write(body, part);
        }
        Files.move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException | UnavailableException e) {
      throw new CommandFailedException(
          "The refused rows could not be written to %s (%s); they are at %s."
              .formatted(file, e.getMessage(), page(id)));
    }
  }

  /** Where people see an import. */
  URI page(UUID id) {
    return at("/imports/" + id);
  }

  private static void write(InputStream body, Path part) throws IOException {
    Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
  }

  private <T> HttpResponse<T> get(String path, BodyHandler<T> body) {
    return ask(request(path).timeout(ANSWER).GET(), body);
  }

  private <T> HttpResponse<T> ask(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UnavailableException("%s does not answer.".formatted(url));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private ImportView view(HttpResponse<?> answer, String body) {
    if (answer.statusCode() / 100 != 2) {
      throw refusal(answer, body);
    }
    try {
      return json.readValue(body, ImportView.class);
    } catch (JacksonException e) {
      throw new CommandFailedException(
          "What answers at %s is no Sluice of this version: give the right address with --url."
              .formatted(url));
    }
  }

  private RuntimeException refusal(HttpResponse<?> answer, String body) {
    var status = answer.statusCode();
    var said = said(body);
    if (status == 429 || status >= 500) {
      return new UnavailableException(
          said.isEmpty() ? "%s answers %d.".formatted(url, status) : said);
    }
    if (status == 401 || status == 403) {
      return new CommandFailedException(
          "%s Give a key that may import with --key or SLUICE_KEY.".formatted(said).strip());
    }
    return new CommandFailedException(
        said.isEmpty() ? "%s answers %d: is it a Sluice?".formatted(url, status) : said);
  }

  /** What a problem detail (RFC 9457) says, with each error on a line of its own. */
  private String said(String body) {
    try {
      var problem = json.readTree(body);
      var errors =
          problem
              .path("errors")
              .valueStream()
              .map(SluiceClient::line)
              .collect(Collectors.joining());
      return problem.path("detail").asString(problem.path("title").asString("")) + errors;
    } catch (JacksonException e) {
      return "";
    }
  }

  private static String line(JsonNode error) {
    var value = error.path("value").asString("");
    return System.lineSeparator()
        + "  %s%s: %s"
            .formatted(
                error.path("field").asString(""),
                value.isEmpty() ? "" : " '" + value + "'",
                error.path("fix").asString(""));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(at(path)).version(HttpClient.Version.HTTP_1_1);
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private URI at(String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  private static CommandFailedException interrupted() {
    Thread.currentThread().interrupt();
    return new CommandFailedException("Interrupted. What was sent in full goes on by itself.");
  }
}
