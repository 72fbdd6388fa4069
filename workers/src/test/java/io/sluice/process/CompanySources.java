package io.sluice.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** A company file and a service of companies on loopback, one of each for the tests of this JVM. */
final class CompanySources
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String TOKEN = "a-token-that-nobody-may-see";

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static final HttpServer SERVER = start();
  private static final Path FILE = file();

  private record Answer(int status, String body, Duration after) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
        context,
        "sluice.enrichment.company-file=" + FILE,
        "sluice.enrichment.http.url=http://127.0.0.1:%d/companies/{domain}"
            .formatted(SERVER.getAddress().getPort()),
        "sluice.enrichment.http.timeout=400ms",
        "sluice.enrichment.http.token=" + TOKEN);
  }

  /** Adds a line to the company file: country, industry, employees, revenue, two head-counts. */
  static synchronized void addToFile(String domain, String facts) {
    try {
      var lines = Files.readString(FILE) + domain + ",," + facts + "\n";
      var before = Files.getLastModifiedTime(FILE);
      Files.writeString(FILE, lines);
      while (Files.getLastModifiedTime(FILE).equals(before)) {
        Files.writeString(FILE, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void answer(String domain, int status, String body) {
    ANSWERS.put(domain, new Answer(status, body, Duration.ZERO));
  }

  /** The service answers later than anybody waits for it. */
  static void answerTooLate(String domain) {
    ANSWERS.put(domain, new Answer(200, "{}", Duration.ofSeconds(2)));
  }

  /** How often the service was asked about a company with the right token. */
  static long asked(String domain) {
    return ASKED.stream().filter(domain::equals).count();
  }

  private static Path file() {
    try {
      var file = Files.createTempFile("companies", ".csv");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          "domain,company,country,industry,employees,annualRevenue,marketingStaff,salesStaff\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/companies/", CompanySources::take);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var domain = path.substring(path.lastIndexOf('/') + 1);
    if (("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      ASKED.add(domain);
    }
    var answer = ANSWERS.getOrDefault(domain, new Answer(404, "", Duration.ZERO));
    try (exchange) {
      Thread.sleep(answer.after());
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
