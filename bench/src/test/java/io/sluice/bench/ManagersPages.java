package io.sluice.bench;

import io.sluice.figures.made.MadeLead;
import io.sluice.figures.made.NaiveWaterfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every page of who manages and works leads, as each role opens it. */
record ManagersPages(List<MadeLead> leads, LocalDate today) {

  /** The most leads on one page of the list. */
  private static final int PAGE = 50;

  /** What the API's callers, who see everything, ask. */
  List<String> api() {
    return List.of(
        "/api/waterfall",
        "/api/waterfall?" + whole(),
        "/api/waterfall?%s&source=webinar".formatted(whole()),
        "/api/waterfall?%s&team=inside-sales&segment=mid-market".formatted(whole()));
  }

  /** By user name, in the order of the roles: an admin, a team's manager, marketing, an SDR. */
  List<Visit> visits() {
    return Stream.of(
            visits("demo", waterfall(), list(leads.size()), followUp(), sleepers(), team()),
            visits("kim", waterfall(), list(leads.size() / 3), followUp(), sleepers(), team()),
            visits("jordan", waterfall(), list(leads.size()), followUp(), sleepers()),
            visits(BusyRep.USERNAME, list(leads.size() / 3), followUp()))
        .flatMap(List::stream)
        .toList();
  }

  /** Files of the list, which are written for as long as there are leads. */
  List<Visit> files() {
    return Stream.of("demo", BusyRep.USERNAME)
        .flatMap(
            username ->
                Stream.of("/leads.csv?now=tql", "/leads.csv")
                    .map(path -> new Visit(username, path)))
        .toList();
  }

  @SafeVarargs
  private static List<Visit> visits(String username, List<String>... paths) {
    return Stream.of(paths).flatMap(List::stream).map(path -> new Visit(username, path)).toList();
  }

  private List<String> waterfall() {
    return List.of(
        "/waterfall",
        "/waterfall?" + whole(),
        "/waterfall?%s&source=webinar&door=inquiry".formatted(whole()));
  }

  private List<String> list(int visible) {
    var known = known();
    var paths = new ArrayList<String>();
    paths.add("/leads");
    paths.add("/leads?page=" + visible / PAGE / 2);
    paths.add("/leads?q=person");
    paths.add("/leads?q=number+" + known.number());
    paths.add("/leads?q=company");
    paths.add("/leads?q=company+77");
    paths.add("/leads?q=person-%d".formatted(known.number()));
    paths.add(
        "/leads?q=person-%1$d%%40company-%2$d.example"
            .formatted(known.number(), known.number() / 4));
    paths.add("/leads?q=%2B1+415+555");
    paths.add("/leads?q=555+%04d".formatted(known.number() % 10_000));
    Stream.of("name", "company", "since", "due")
        .forEach(order -> paths.add("/leads?sort=" + order));
    paths.add("/leads?q=person&sort=name&page=200");
    paths.add("/leads?source=webinar&sort=company");
    paths.add("/leads?team=inside-sales&segment=mid-market");
    paths.add("/leads?now=tal&sort=due");
    paths.add("/leads?owner=" + BusyRep.USERNAME);
    paths.add("/leads?%s&stage=tal".formatted(whole()));
    paths.add(
        "/leads?%s&stage=inquiry&fate=recycled&reason=not-ready&sort=name".formatted(whole()));
    paths.add("/leads?%s&stage=sal-offered&fate=rejected&source=partner".formatted(whole()));
    paths.add("/leads/" + known.leadId());
    return paths;
  }

  private static List<String> followUp() {
    return List.of(
        "/follow-up",
        "/follow-up?late=yes",
        "/follow-up?team=inside-sales&owner=" + BusyRep.USERNAME);
  }

  private static List<String> sleepers() {
    return List.of("/sleepers", "/sleepers?reason=not-ready", "/sleepers?archived=yes");
  }

  private static List<String> team() {
    return List.of("/team");
  }

  /** Whose story is the longest of those that all roles see. */
  private MadeLead known() {
    return leads.stream()
        .filter(BusyRep::had)
        .max(Comparator.comparingInt(lead -> lead.cycles().size()))
        .orElseThrow();
  }

  private String whole() {
    return NaiveWaterfall.filters(today).findFirst().orElseThrow().query();
  }

  /** A page and who opens it. */
  record Visit(String username, String path) {}
}
