package io.sluice.bench;

import io.sluice.figures.FigureFilter;
import io.sluice.figures.Waterfall;
import io.sluice.figures.made.Figures;
import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import io.sluice.figures.made.MadeLead;
import io.sluice.figures.made.NaiveWaterfall;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import io.sluice.testing.Http;
import io.sluice.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enters made-up histories of leads of known true rates, holds every figure of {@code GET
 * /api/waterfall} under many filters against what is counted one by one, and tells how long it and
 * each page take. Ends with another exit code than 0 when a figure differs, or a call takes 300 ms
 * or longer.
 */
public final class WaterfallTruth {

  private static final long SEED = 7;
  private static final int WARM_UPS = 20;
  private static final double LONGEST = 300;

  /** What would run into histories that nobody lives does not run. */
  private static final List<String> AT_REST =
      List.of(
          "-Dsluice.access.users-file=classpath:config/users.yaml",
          "-Dsluice.routing.interval=24h",
          "-Dsluice.sleep.interval=24h",
          "-Dsluice.touch.interval=24h",
          "-Dsluice.duplicates.interval=24h");

  private final List<MadeLead> leads;
  private final LocalDate today;
  private final int port;
  private final int calls;
  private boolean well = true;

  private WaterfallTruth(List<MadeLead> leads, LocalDate today, int port, int calls) {
    this.leads = leads;
    this.today = today;
    this.port = port;
    this.calls = calls;
  }

  public static void main(String... arguments) throws IOException {
    var count = HerdOptions.number("bench.histories", 100_000);
    var calls = HerdOptions.number("bench.calls", 15);
    var folder = Files.createDirectories(Path.of("target", "waterfall-truth").toAbsolutePath());
    var port = Ports.free().camunda();
    boolean well;
    try (var stack = LocalStack.start(LocalStackOptions.engine(), WaterfallTruth::say);
        var app = new AppProcess(port, stack.endpoints(), 20, folder.resolve("app.log"), AT_REST)) {
      app.start();
      say("The application runs; its log is in " + folder);
      var now = Instant.now();
      var leads = Histories.make(count, SEED, now);
      var begin = Instant.now();
      var database = new PGSimpleDataSource();
      database.setUrl(stack.endpoints().jdbcUrl());
      database.setUser(stack.endpoints().username());
      database.setPassword(stack.endpoints().password());
      LedgerWriter.writeMany(leads, database);
      say(
          "%,d leads with %,d cycles entered in %d s"
              .formatted(
                  leads.size(),
                  leads.stream().mapToInt(lead -> lead.cycles().size()).sum(),
                  Duration.between(begin, Instant.now()).toSeconds()));
      well = new WaterfallTruth(leads, LocalDate.ofInstant(now, ZoneOffset.UTC), port, calls).run();
    }
    System.exit(well ? 0 : 1);
  }

  private boolean run() {
    say("%d processors".formatted(Runtime.getRuntime().availableProcessors()));
    NaiveWaterfall.filters(today).forEach(this::compare);
    say("");
    say(
        "Milliseconds of %d calls each, one after the other, until the whole answer is there"
            .formatted(calls));
    say("%8s %8s".formatted("median", "longest"));
    pages().forEach(path -> measure("demo", path));
    scoped().forEach((username, paths) -> paths.forEach(path -> measure(username, path)));
    return well;
  }

  private void compare(FigureFilter filter) {
    var answer = new Http(port).get("/api/waterfall?" + filter.query());
    var waterfall = JsonMapper.shared().readValue(answer.body(), Waterfall.class);
    var actual = Figures.of(waterfall);
    var differences =
        actual.differences(NaiveWaterfall.of(leads, lead -> true, filter, waterfall.at()));
    say("%,4d figures, %d differ: %s".formatted(actual.size(), differences.size(), filter.query()));
    differences.stream().limit(5).forEach(difference -> say("     " + difference));
    require(differences.isEmpty());
  }

  private List<String> pages() {
    var whole = NaiveWaterfall.filters(today).findFirst().orElseThrow().query();
    var last = leads.stream().max(Comparator.comparingInt(lead -> lead.cycles().size()));
    return List.of(
        "/api/waterfall",
        "/api/waterfall?" + whole,
        "/api/waterfall?%s&source=webinar".formatted(whole),
        "/api/waterfall?%s&team=inside-sales&segment=mid-market".formatted(whole),
        "/waterfall",
        "/waterfall?" + whole,
        "/leads",
        "/leads?page=200",
        "/leads?q=number+4242",
        "/leads?q=company-77",
        "/leads?q=555+4242",
        "/leads?owner=sam",
        "/leads?%s&stage=tal".formatted(whole),
        "/leads?%s&stage=inquiry&fate=recycled&reason=not-ready".formatted(whole),
        "/leads?%s&stage=sal-offered&fate=rejected&source=partner".formatted(whole),
        "/leads/" + last.orElseThrow().leadId(),
        "/follow-up",
        "/sleepers",
        "/team");
  }

  /** What those see who do not see all. */
  private Map<String, List<String>> scoped() {
    var whole = NaiveWaterfall.filters(today).findFirst().orElseThrow().query();
    var paths = new LinkedHashMap<String, List<String>>();
    paths.put("kim", List.of("/waterfall", "/waterfall?" + whole, "/leads", "/follow-up"));
    paths.put("sam", List.of("/leads", "/follow-up"));
    return paths;
  }

  private void measure(String username, String path) {
    var visitor = new Visitor(new Http(port)).logIn(username);
    var millis = new double[calls];
    for (var call = -WARM_UPS; call < calls; call++) {
      var begin = System.nanoTime();
      var answer = path.startsWith("/api/") ? new Http(port).get(path) : visitor.open(path);
      var took = (System.nanoTime() - begin) / 1e6;
      if (answer.status() != 200) {
        say("%s is answered %d".formatted(path, answer.status()));
        require(false);
        return;
      }
      if (call >= 0) {
        millis[call] = took;
      }
    }
    Arrays.sort(millis);
    var longest = millis[calls - 1];
    say(
        "%8.0f %8.0f  %s %s%s"
            .formatted(
                millis[calls / 2],
                longest,
                username,
                path,
                longest < LONGEST ? "" : "  <- %.0f ms or longer".formatted(LONGEST)));
    require(longest < LONGEST);
  }

  private void require(boolean met) {
    well &= met;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
