package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.followup.RoutedTeam.Member;
import io.sluice.followup.RoutedTeam.Wanted;
import io.sluice.job.LeadJob;
import io.sluice.local.test.TestStack;
import io.sluice.routing.Route;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets any thousand leads in any team, on a real PostgreSQL. */
class RoutingPropertiesIT {

  private static final int LEADS = 1_000;
  private static final int THREADS = 16;
  private static final String TASK = "accept-lead";
  private static final String MARK = "routing-properties";
  private static final List<String> TERRITORIES = Arrays.asList(null, "emea", "americas");
  private static final List<String> SEGMENTS = Arrays.asList(null, "small", "enterprise");
  private static final AtomicLong KEYS = new AtomicLong(1L << 60);
  private static final FollowUpPolicy POLICY =
      new FollowUpPolicy(120L, 240L, null, 0, 1_440L, null);

  private static TwoInstances instances;

  @BeforeContainer
  static void start() {
    instances = new TwoInstances();
  }

  @AfterContainer
  static void stop() {
    if (instances != null) {
      instances.close();
    }
  }

  @AfterTry
  void clear() {
    for (var table : List.of("sla_clock", "assignment", "lead_cycle", "lead")) {
      jdbc()
          .sql(
              "delete from %s where lead_id in (select lead_id from lead where source = :mark)"
                  .formatted(table))
          .param("mark", MARK)
          .update();
    }
    jdbc()
        .sql("delete from rep_absence where username like :mark || '%'")
        .param("mark", MARK)
        .update();
    jdbc().sql("delete from rep where username like :mark || '%'").param("mark", MARK).update();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void eachLeadIsForTheLeastLoadedOfThoseWhoCanTakeIt(
      @ForAll("teams") RoutedTeam team, @ForAll Random random) {
    var leads = anyLeads(team, random);
    var dealer = team.new Dealer();

    var given = routeOneByOne(enter(team, "one"), leads);

    assertThat(given)
        .isEqualTo(leads.stream().map(lead -> dealer.deal(lead).orElse(null)).toList());
    assertFair(team, leads, given);
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void nothingIsBrokenWhereTwoInstancesRouteAtOnce(
      @ForAll("teams") RoutedTeam team, @ForAll Random random) {
    var leads = anyLeads(team, random);

    assertFair(team, leads, routeAtOnce(enter(team, "both"), leads));
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void leadsOfOneKindRoutedAtOnceAreSharedOutAsOneByOne(
      @ForAll("teams") RoutedTeam team, @ForAll Random random) {
    var kind = anyLead(team, random);
    var leads = IntStream.range(0, LEADS).mapToObj(number -> kind).toList();

    assertThat(counts(routeAtOnce(enter(team, "both"), leads)))
        .isEqualTo(counts(routeOneByOne(enter(team, "one"), leads)));
  }

  /** What holds whatever was routed in which order. */
  private static void assertFair(RoutedTeam team, List<Wanted> leads, List<Integer> given) {
    var open = counts(given);
    for (int i = 0; i < leads.size(); i++) {
      if (given.get(i) != null) {
        assertThat(team.members().get(given.get(i)))
            .matches(member -> member.isAvailable(), "is there")
            .matches(takes(leads.get(i)), "takes " + leads.get(i));
      }
    }
    for (var one : team.members()) {
      var has = open.getOrDefault(one.number(), 0);
      if (one.capacity() != null) {
        assertThat(has).as("open tasks of %s", one).isLessThanOrEqualTo(one.capacity());
      }
      for (var other : team.members()) {
        if (isMeasured(one, leads) && isMeasured(other, leads) && one.isAlike(other)) {
          var otherHas = open.getOrDefault(other.number(), 0);
          assertThat(has * other.weight() - otherHas * one.weight())
              .as("%d of %s and %d of %s", has, one, otherHas, other)
              .isLessThanOrEqualTo(one.weight() * other.weight());
        }
      }
    }
    for (int i = 0; i < leads.size(); i++) {
      if (given.get(i) == null) {
        assertThat(team.members())
            .as("could have taken %s", leads.get(i))
            .filteredOn(takes(leads.get(i)))
            .allMatch(member -> !member.hasRoom(open.getOrDefault(member.number(), 0)));
      }
    }
  }

  private static Predicate<Member> takes(Wanted lead) {
    return member -> member.takes(lead);
  }

  /** Whoever is full or has said no to some gets fewer than their share. */
  private static boolean isMeasured(Member member, List<Wanted> leads) {
    return member.isAvailable()
        && member.capacity() == null
        && leads.stream().noneMatch(lead -> lead.saidNo().contains(member.number()));
  }

  /** How many each has; under -1, how many nobody has. */
  private static Map<Integer, Integer> counts(List<Integer> given) {
    var counts = new HashMap<Integer, Integer>();
    given.forEach(number -> counts.merge(number == null ? -1 : number, 1, Integer::sum));
    return counts;
  }

  private List<Integer> routeOneByOne(String team, List<Wanted> leads) {
    var jobs = enterLeads(team, leads);
    return IntStream.range(0, LEADS)
        .mapToObj(i -> route(0, team, jobs.get(i), leads.get(i)))
        .toList();
  }

  private List<Integer> routeAtOnce(String team, List<Wanted> leads) {
    var jobs = enterLeads(team, leads);
    var calls =
        IntStream.range(0, LEADS)
            .mapToObj(i -> (Callable<Integer>) () -> route(i, team, jobs.get(i), leads.get(i)))
            .toList();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var given = new ArrayList<Integer>();
      for (var call : threads.invokeAll(calls)) {
        given.add(call.get());
      }
      return given;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number of the member who gets it, null where it waits in the queue. */
  private static Integer route(int instance, String team, LeadJob job, Wanted lead) {
    var given =
        instances
            .bean(instance, TaskAssigner.class)
            .assign(
                job,
                new TaskOrder(TASK, team, false, "4-h"),
                new TaskRules(
                    new Route(team, lead.territory(), lead.segment(), team + "-queue"),
                    List.of(),
                    POLICY,
                    POLICY))
            .orElseThrow();
    assertThat(given.isQueued()).isEqualTo(given.username() == null);
    return given.isQueued()
        ? null
        : Integer.valueOf(given.username().substring(given.username().length() - 2));
  }

  private static String enter(RoutedTeam team, String copy) {
    var name = MARK + "-" + copy;
    for (var member : team.members()) {
      var username = "%s-%02d".formatted(name, member.number());
      jdbc()
          .sql(
              """
              insert into rep (username, name, team, zone, active, territory, segment, weight,
                capacity)
              values (:username, :username, :team, 'UTC', :active, :territory, :segment, :weight,
                :capacity)
              """)
          .param("username", username)
          .param("team", name)
          .param("active", member.active())
          .param("territory", member.territory())
          .param("segment", member.segment())
          .param("weight", member.weight())
          .param("capacity", member.capacity())
          .update();
      if (member.absent()) {
        var now = TestStack.shared().clock().now();
        jdbc()
            .sql(
                """
                insert into rep_absence (absence_id, username, absent_from, absent_until)
                values (gen_random_uuid(), :username, :from, :until)
                """)
            .param("username", username)
            .param("from", Timestamp.from(now.minus(Duration.ofDays(1))))
            .param("until", Timestamp.from(now.plus(Duration.ofDays(1))))
            .update();
      }
    }
    return name;
  }

  /**
   * Enters leads in their second cycle. Who said no to one did so in the cycle before, or rejected
   * the task in this one.
   */
  private static List<LeadJob> enterLeads(String team, List<Wanted> leads) {
    var jobs =
        leads.stream()
            .map(
                lead ->
                    new LeadJob(
                        UUID.randomUUID(), 2, "route", KEYS.incrementAndGet(), 1, 1, Map.of()))
            .toList();
    instances
        .bean(0, JdbcTemplate.class)
        .batchUpdate(
            """
            with entered as (
              insert into lead (lead_id, version, email, email_key, source, captured_at)
              values (?, 0, ?, ?, ?, now())
            )
            insert into lead_cycle (lead_id, cycle, entry, opened_at, closed_at, outcome)
            values (?, 1, 'inquiry', now(), now(), 'recycled'),
              (?, 2, 'inquiry', now(), null, null)
            """,
            jobs.stream().map(RoutingPropertiesIT::entered).toList());
    for (int i = 0; i < LEADS; i++) {
      for (var number : leads.get(i).saidNo()) {
        saidNo(jobs.get(i).leadId(), i % 2 + 1, team, number);
      }
    }
    return jobs;
  }

  private static Object[] entered(LeadJob job) {
    var leadId = job.leadId();
    var email = leadId + "@gmail.com";
    return new Object[] {leadId, email, email, MARK, leadId, leadId};
  }

  private static void saidNo(UUID leadId, int cycle, String team, int number) {
    jdbc()
        .sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              cause, reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at,
              escalate_at, give_up_at, answered_at, ended_at, outcome, process_instance_key)
            select :key, :leadId, :cycle, :task, :team, :username, 'routed', 0, now(), now(), at, at,
              at, at, at, now(), now(), 'rejected', 1
            from (select timestamptz '9999-12-31T00:00:00Z' as at) never
            """)
        .param("key", KEYS.incrementAndGet())
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("task", TASK)
        .param("team", team)
        .param("username", "%s-%02d".formatted(team, number))
        .update();
  }

  private static List<Wanted> anyLeads(RoutedTeam team, Random random) {
    return IntStream.range(0, LEADS).mapToObj(number -> anyLead(team, random)).toList();
  }

  /** One in ten was turned down, and by one of the first two of the team. */
  private static Wanted anyLead(RoutedTeam team, Random random) {
    var saidNo = random.nextInt(10) == 0 ? Set.of(random.nextInt(2)) : Set.<Integer>of();
    return new Wanted(any(TERRITORIES, random), any(SEGMENTS, random), saidNo);
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  @Provide
  Arbitrary<RoutedTeam> teams() {
    var member =
        Combinators.combine(
                Arbitraries.integers().between(1, 10),
                Arbitraries.integers().between(1, 150).injectNull(0.6),
                Arbitraries.of(true, true, true, false),
                Arbitraries.of(false, false, false, true),
                Arbitraries.of("emea", "americas").injectNull(0.6),
                Arbitraries.of("small", "enterprise").injectNull(0.6))
            .as(
                (weight, capacity, active, absent, territory, segment) ->
                    new Member(0, weight, capacity, active, absent, territory, segment));
    return member.list().ofMinSize(2).ofMaxSize(14).map(RoutingPropertiesIT::numbered);
  }

  private static RoutedTeam numbered(List<Member> members) {
    return new RoutedTeam(
        IntStream.range(0, members.size())
            .mapToObj(
                number -> {
                  var any = members.get(number);
                  return new Member(
                      number,
                      any.weight(),
                      any.capacity(),
                      any.active(),
                      any.absent(),
                      any.territory(),
                      any.segment());
                })
            .toList());
  }

  private static JdbcClient jdbc() {
    return instances.bean(0, JdbcClient.class);
  }
}
