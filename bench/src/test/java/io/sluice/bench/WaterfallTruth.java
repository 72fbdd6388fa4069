package io.sluice.bench;

import io.sluice.figures.FigureFilter;
import io.sluice.figures.Waterfall;
import io.sluice.figures.Waterfall.Conversion;
import io.sluice.figures.made.Figures;
import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import io.sluice.figures.made.MadeLead;
import io.sluice.figures.made.NaiveWaterfall;
import io.sluice.figures.made.TrueRates;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import io.sluice.testing.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enters made-up histories of leads of known true rates, holds every figure of {@code GET
 * /api/waterfall} under many filters against what is counted one by one, and tells how long it and
 * each page take. Ends with another exit code than 0 when a figure differs, or a page is not quick
 * enough.
 */
public final class WaterfallTruth {

  private static final long SEED = 7;

  /** How many cycles are withdrawn wherever they stand, which the rates leave out. */
  private static final double WITHDRAWN = 0.005;

  private static final Map<String, TrueRates> RATES =
      Map.of("webinar", TrueRates.USUAL, Histories.POOR_SOURCE, TrueRates.POOR);

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
  private final Http http;
  private final int calls;
  private boolean well = true;

  private WaterfallTruth(List<MadeLead> leads, LocalDate today, Http http, int calls) {
    this.leads = leads;
    this.today = today;
    this.http = http;
    this.calls = calls;
  }

  public static void main(String... arguments) throws IOException {
    var count = HerdOptions.number("bench.histories", 100_000);
    var calls = HerdOptions.number("bench.calls", 30);
    var folder = Files.createDirectories(Path.of("target", "waterfall-truth").toAbsolutePath());
    var port = Ports.free().camunda();
    boolean well;
    try (var stack = LocalStack.start(LocalStackOptions.engine(), WaterfallTruth::say);
        var app = new AppProcess(port, stack.endpoints(), 20, folder.resolve("app.log"), AT_REST)) {
      app.start();
      say("The application runs; its log is in " + folder);
      var now = Instant.now();
      var leads = BusyRep.in(Histories.make(count, SEED, now));
      var begin = Instant.now();
      var database = new PGSimpleDataSource();
      database.setUrl(stack.endpoints().jdbcUrl());
      database.setUser(stack.endpoints().username());
      database.setPassword(stack.endpoints().password());
      LedgerWriter.writeMany(leads, database);
      LedgerWriter.employ(database);
      say(
          "%,d leads with %,d cycles entered in %d s"
              .formatted(
                  leads.size(),
                  leads.stream().mapToInt(lead -> lead.cycles().size()).sum(),
                  Duration.between(begin, Instant.now()).toSeconds()));
      well =
          new WaterfallTruth(leads, LocalDate.ofInstant(now, ZoneOffset.UTC), new Http(port), calls)
              .run();
    }
    System.exit(well ? 0 : 1);
  }

  private boolean run() {
    say(
        "%d processors; %s has had a task of %,d leads"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                BusyRep.USERNAME,
                leads.stream().filter(BusyRep::had).count()));
    NaiveWaterfall.filters(today).forEach(this::compare);
    say("");
    RATES.forEach(this::compareRates);
    say("");
    var pages = new ManagersPages(leads, today);
    var times = new PageTimes(http, calls, WaterfallTruth::say);
    times.begin();
    pages.api().forEach(times::ofApi);
    pages.visits().forEach(times::of);
    pages.files().forEach(times::ofFile);
    require(times.end());
    return well;
  }

  private void compare(FigureFilter filter) {
    var waterfall = read(filter.query());
    var actual = Figures.of(waterfall);
    var differences =
        actual.differences(NaiveWaterfall.of(leads, lead -> true, filter, waterfall.at()));
    say("%,4d figures, %d differ: %s".formatted(actual.size(), differences.size(), filter.query()));
    differences.stream().limit(5).forEach(difference -> say("     " + difference));
    require(differences.isEmpty());
  }

  /** Of cycles that began so long ago that nearly all of them have ended. */
  private void compareRates(String source, TrueRates rates) {
    var waterfall =
        read(
            "from=%s&to=%s&door=inquiry&source=%s"
                .formatted(today.minusDays(500), today.minusDays(200), source));
    say("True rates, and what the page says, of %s:".formatted(source));
    compareRate("accepted by inside sales", rates.tal(), gate(waterfall, "tal-offered"));
    compareRate("qualified after discovery", rates.tql(), stage(waterfall, "tal"));
    compareRate("accepted by sales", rates.sal(), gate(waterfall, "sal-offered"));
    compareRate("an opportunity", rates.sql(), stage(waterfall, "sal"));
    compareRate("won", rates.won(), stage(waterfall, "sql"));
  }

  /** By chance alone it would be further off once in 15,000 times. */
  private void compareRate(String what, double rate, Conversion conversion) {
    var said = (double) conversion.advanced() / conversion.decided();
    var off = Math.abs(said - rate);
    say(
        "  %-26s %5.1f %%  %5.1f %% of %,d"
            .formatted(what, 100 * rate, 100 * said, conversion.decided()));
    require(
        conversion.decided() == 0
            || off <= WITHDRAWN + 4 * Math.sqrt(rate * (1 - rate) / conversion.decided()));
  }

  private static Conversion stage(Waterfall waterfall, String code) {
    return waterfall.stages().stream()
        .filter(stage -> stage.stage().equals(code))
        .findFirst()
        .orElseThrow()
        .conversion();
  }

  private static Conversion gate(Waterfall waterfall, String code) {
    return waterfall.gates().stream()
        .filter(gate -> gate.gate().equals(code))
        .findFirst()
        .orElseThrow()
        .conversion();
  }

  private Waterfall read(String query) {
    return JsonMapper.shared()
        .readValue(http.get("/api/waterfall?" + query).body(), Waterfall.class);
  }

  private void require(boolean met) {
    well &= met;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
