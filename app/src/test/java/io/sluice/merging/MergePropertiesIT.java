package io.sluice.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.SluiceApplication;
import io.sluice.consent.ConsentGrant;
import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.engagement.Engagement;
import io.sluice.engagement.EngagementLog;
import io.sluice.identity.MergeOutcome;
import io.sluice.identity.MergeRequest;
import io.sluice.identity.Merging;
import io.sluice.identity.UndoOutcome;
import io.sluice.intake.Arrival;
import io.sluice.intake.Door;
import io.sluice.intake.Intake;
import io.sluice.lead.Deed;
import io.sluice.lead.Engaging;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.merging.SlowPeople.Lead;
import io.sluice.merging.SlowPeople.Merge;
import io.sluice.merging.SlowPeople.Topic;
import io.sluice.problem.Problem;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.testing.Leads;
import io.sluice.testing.TestClock;
import io.sluice.testing.TestDatabase;
import io.sluice.withdrawal.Withdrawals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whatever three leads do and however they are merged and taken apart: after every step, all that
 * happened is where it belongs, as a slow model has it.
 */
class MergePropertiesIT {

  private static final int LEADS = 3;
  private static final ConsentTopic TOPIC = ConsentTopic.MARKETING_EMAIL;
  private static final AtomicLong KEYS = new AtomicLong(1L << 50);

  private static ConfigurableApplicationContext app;

  enum Kind {
    SUBMIT,
    ENGAGE,
    GRANT,
    TAKE_BACK,
    OPT_OUT,
    SLEEP,
    REACH,
    ASSESS,
    MERGE,
    UNDO
  }

  /**
   * @param flag with a phone, of sales, the strictest, or also what was undone
   */
  record Step(Kind kind, int one, int other, boolean flag) {}

  @BeforeContainer
  static void start() {
    app =
        new SpringApplicationBuilder(SluiceApplication.class, TestClock.Configuration.class)
            .initializers(new TestDatabase())
            .properties(
                Map.of(
                    "server.port", "0",
                    "sluice.local.enabled", "false",
                    "camunda.client.grpc-address", "http://127.0.0.1:9",
                    "camunda.client.rest-address", "http://127.0.0.1:9",
                    "camunda.client.worker.defaults.enabled", "false",
                    "sluice.sleep.interval", "1h",
                    "sluice.sleep.criteria-interval", "1h",
                    "spring.datasource.hikari.maximum-pool-size", "4"))
            .run();
  }

  @AfterContainer
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Property(tries = 500)
  void allIsWhereItBelongs(@ForAll("stories") List<Step> story) {
    var world = new World();
    world.look();
    story.forEach(
        step -> {
          world.take(step);
          world.look();
        });
    world.undoAll();
    world.look();
  }

  @Provide
  Arbitrary<List<Step>> stories() {
    var kinds =
        Arbitraries.frequency(
            Tuple.of(5, Kind.SUBMIT),
            Tuple.of(2, Kind.ENGAGE),
            Tuple.of(2, Kind.GRANT),
            Tuple.of(2, Kind.TAKE_BACK),
            Tuple.of(2, Kind.OPT_OUT),
            Tuple.of(4, Kind.SLEEP),
            Tuple.of(2, Kind.REACH),
            Tuple.of(2, Kind.ASSESS),
            Tuple.of(10, Kind.MERGE),
            Tuple.of(6, Kind.UNDO));
    var leads = Arbitraries.integers().between(0, LEADS - 1);
    return Combinators.combine(kinds, leads, leads, Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMinSize(8)
        .ofMaxSize(40);
  }

  /** What tables say of a lead, each in the order in which it came. */
  record Stored(
      UUID leadId,
      String phone,
      String phoneKey,
      boolean suppressed,
      List<String> engagements,
      List<String> stages,
      List<Integer> assessments,
      List<String> consents) {

    static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          row.getObject("lead_id", UUID.class),
          row.getString("phone"),
          row.getString("phone_key"),
          row.getBoolean("suppressed"),
          List.of((String[]) row.getArray("engagements").getArray()),
          List.of((String[]) row.getArray("stages").getArray()),
          List.of((Integer[]) row.getArray("assessments").getArray()),
          List.of((String[]) row.getArray("consents").getArray()));
    }
  }

  /** The application and the model, which are told the same. */
  private static final class World {

    final SlowPeople people = new SlowPeople(LEADS);
    final Map<Lead, UUID> ids = new HashMap<>();
    final Map<Lead, String> emails = new HashMap<>();
    final Map<Merge, UUID> mergeIds = new HashMap<>();
    final JdbcClient jdbc = bean(JdbcClient.class);
    final TestClock clock = bean(TestClock.class);
    final LeadCycles cycles = bean(LeadCycles.class);
    final TransactionOperations transaction = bean(TransactionOperations.class);
    int now;

    World() {
      for (var lead : people.leads) {
        emails.put(lead, Leads.newEmail());
        submit(lead, false);
      }
    }

    private static <T> T bean(Class<T> type) {
      return app.getBean(type);
    }

    void take(Step step) {
      var lead = people.leads.get(step.one());
      switch (step.kind()) {
        case SUBMIT -> submit(lead, step.flag());
        case ENGAGE -> engage(lead);
        case GRANT, TAKE_BACK -> say(lead, step.kind() == Kind.GRANT);
        case OPT_OUT -> optOut(lead);
        case SLEEP -> sleep(people.survivor(lead));
        case REACH -> reach(people.survivor(lead), step.flag() ? "sal" : "aql");
        case ASSESS -> assess(people.survivor(lead));
        case MERGE -> merge(lead, people.leads.get(step.other()), step.flag());
        case UNDO -> {
          var merges = people.merges.stream().filter(m -> m.holds || step.flag()).toList();
          if (!merges.isEmpty()) {
            undo(merges.get((step.one() * LEADS + step.other()) % merges.size()));
          }
        }
      }
    }

    private void tick() {
      now++;
      clock.forward(Duration.ofSeconds(1));
    }

    private void submit(Lead lead, boolean withPhone) {
      tick();
      var phone = "+4144668180" + lead.number;
      var fields = new TreeMap<String, RawValue>();
      fields.put("email", text(emails.get(lead)));
      fields.put("source", text("x"));
      fields.put("activity", text("webinar"));
      if (withPhone) {
        fields.put("phone", text(phone));
      }
      var taken = people.submits(lead, "webinar", withPhone ? phone : null, now);
      try {
        var receipt =
            bean(Intake.class)
                .submit(
                    new RawFields(fields, List.of()),
                    new Arrival(Door.API, null, null),
                    Optional.empty());
        ids.putIfAbsent(lead, receipt.leadId());
        assertThat(taken).isTrue();
        assertThat(receipt.leadId()).isEqualTo(ids.get(people.survivor(lead)));
      } catch (Problem e) {
        assertThat(taken).as(e.getBody().getDetail()).isFalse();
      }
    }

    private static RawValue text(String text) {
      return new RawValue(RawValue.Kind.TEXT, text);
    }

    private void engage(Lead lead) {
      tick();
      if (!people.mustBeLeftAlone(lead)) {
        lead.engagements.add("email-open");
      }
      bean(Engaging.class)
          .engage(
              List.of(
                  new Deed(
                      null, emails.get(lead), "email-open", clock.instant(), null, null, null)));
    }

    private void say(Lead lead, boolean granted) {
      tick();
      people.consents.add(new SlowPeople.Said(lead, Topic.MARKETING_EMAIL, granted, null));
      var log = bean(ConsentLog.class);
      transaction.executeWithoutResult(
          status -> {
            if (granted) {
              log.grant(
                  ids.get(lead),
                  List.of(
                      new ConsentGrant(
                          TOPIC.purpose(), TOPIC.channel(), "form:x", "1", clock.instant(), null)));
            } else {
              log.withdraw(
                  ids.get(lead), new ConsentWithdrawal(TOPIC, "phone", clock.instant(), null));
            }
          });
    }

    private void optOut(Lead lead) {
      tick();
      people.optsOut(lead);
      bean(Withdrawals.class).optOut(ids.get(lead));
    }

    private void sleep(Lead lead) {
      if (!lead.open) {
        return;
      }
      tick();
      SlowPeople.fallsAsleep(lead);
      var key = KEYS.getAndIncrement();
      transaction.executeWithoutResult(
          status -> {
            var id = ids.get(lead);
            cycles.claim(id, lead.cycles, key, clock.instant());
            cycles.close(id, lead.cycles, key, "recycled", "not-now", clock.instant());
            var wakeAt = clock.instant().plus(Duration.ofDays(900));
            bean(Sleepers.class)
                .fallAsleep(id, lead.cycles, new SleepPlan("timing", wakeAt, 2, false, null));
          });
    }

    private void reach(Lead lead, String stage) {
      if (!lead.open) {
        return;
      }
      tick();
      people.reaches(lead, stage);
      jdbc.sql(
              """
              insert into stage_event (lead_id, cycle, stage, reached_at)
              values (:id, :cycle, :stage, :now)
              """)
          .param("id", ids.get(lead))
          .param("cycle", lead.cycles)
          .param("stage", stage)
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }

    private void assess(Lead lead) {
      tick();
      lead.assessments.add(lead.cycles);
      jdbc.sql(
              """
              insert into assessment (element_instance_key, lead_id, cycle, kind, result, total,
                coverage, decision_id, decision_version, facts, criteria, assessed_at)
              values (:key, :id, :cycle, 'fit', 'A', 1, 100, 'icp-fit', 1, '{}', '[]', :now)
              """)
          .param("key", KEYS.getAndIncrement())
          .param("id", ids.get(lead))
          .param("cycle", lead.cycles)
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }

    private void merge(Lead one, Lead other, boolean strictest) {
      var a = people.survivor(one);
      var b = people.survivor(other);
      if (a == b) {
        return;
      }
      tick();
      var survivor = a.number < b.number ? a : b;
      var duplicate = survivor == a ? b : a;
      var outcome =
          bean(Merging.class)
              .merge(new MergeRequest(ids.get(one), ids.get(other), "x", "y", strictest));
      if (!people.mayMerge(survivor, duplicate, strictest)) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Refused.class);
        return;
      }
      assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
      var merged = (MergeOutcome.Merged) outcome;
      assertThat(merged.leadId()).isEqualTo(ids.get(survivor));
      assertThat(merged.aliasId()).isEqualTo(ids.get(duplicate));
      mergeIds.put(people.merge(survivor, duplicate, now), merged.mergeId());
    }

    private void undo(Merge merge) {
      tick();
      var outcome = bean(Merging.class).undo(mergeIds.get(merge), "x");
      if (!people.mayUndo(merge)) {
        assertThat(outcome).isInstanceOf(UndoOutcome.Refused.class);
        return;
      }
      assertThat(outcome).isInstanceOf(UndoOutcome.Undone.class);
      people.undo(merge);
    }

    /** From the latest to the first, which is always possible. */
    void undoAll() {
      IntStream.iterate(people.merges.size() - 1, i -> i >= 0, i -> i - 1)
          .mapToObj(people.merges::get)
          .filter(merge -> merge.holds)
          .forEach(this::undo);
      assertThat(people.leads).allMatch(lead -> people.survivor(lead) == lead);
    }

    /** What is stored of all is asked for at once: this is done ten thousand times. */
    void look() {
      var stored = new HashMap<UUID, Stored>();
      jdbc.sql(
              """
              select lead_id, phone, phone_key, suppressed_at is not null as suppressed,
                array(select kind from engagement e where e.lead_id = l.lead_id
                  order by received_at) as engagements,
                array(select cycle || ' ' || stage from stage_event s where s.lead_id = l.lead_id
                  order by stage_event_id) as stages,
                array(select cycle from assessment a where a.lead_id = l.lead_id
                  order by element_instance_key) as assessments,
                array(select state from consent c where c.lead_id = l.lead_id and merge_id is null
                  order by consent_id) as consents
              from lead l where lead_id in (:ids)
              """)
          .param("ids", ids.values())
          .query((row, number) -> Stored.of(row))
          .list()
          .forEach(lead -> stored.put(lead.leadId(), lead));
      people.leads.forEach(lead -> look(lead, stored.get(ids.get(lead))));
    }

    private void look(Lead lead, Stored stored) {
      var id = ids.get(lead);
      assertThat(stored.engagements()).isEqualTo(lead.engagements);
      assertThat(stored.stages()).isEqualTo(lead.stages);
      assertThat(stored.assessments()).isEqualTo(lead.assessments);
      assertThat(stored.consents())
          .isEqualTo(
              people.consents.stream()
                  .filter(said -> said.by() == lead && said.merge() == null)
                  .map(said -> said.granted() ? "granted" : "withdrawn")
                  .toList());
      assertThat(stored.phone()).isEqualTo(lead.knownPhone());
      assertThat(stored.phone() == null ? null : stored.phoneKey()).isEqualTo(lead.knownPhone());
      assertThat(stored.suppressed()).isEqualTo(people.mustBeLeftAlone(lead));
      assertThat(bean(LeadAliases.class).survivorOf(id)).isEqualTo(ids.get(people.survivor(lead)));
      var consents = bean(ConsentLog.class).current(id);
      assertThat(consents.state(TOPIC).code())
          .isEqualTo(people.consent(lead, Topic.MARKETING_EMAIL));
      assertThat(consents.state(ConsentTopic.EVERYTHING).code())
          .isEqualTo(people.consent(lead, Topic.EVERYTHING));
      assertThat(cycles.findAll(id)).hasSize(lead.cycles);
      assertThat(cycles.findOpen(id)).matches(open -> open.isPresent() == lead.open);
      assertThat(bean(Sleepers.class).find(id)).matches(sleep -> sleep.isPresent() == lead.asleep);
      if (people.survivor(lead) == lead) {
        assertThat(bean(EngagementLog.class).findByLead(id))
            .extracting(Engagement::kind)
            .containsExactlyInAnyOrderElementsOf(people.allEngagements(lead));
      } else {
        assertThat(lead.open || lead.asleep).as("an alias").isFalse();
      }
    }
  }
}
