package io.sluice.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.duplicate.DuplicateCandidates;
import io.sluice.lead.LeadCycles;
import io.sluice.outbox.MessagePublisher.Outcome;
import io.sluice.outbox.OutboxMessage;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How the reviews of likely duplicates are started. */
@SluiceTest
@ExtendWith(OutputCaptureExtension.class)
class ReviewPublisherTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired DuplicateCandidates candidates;
  @Autowired JsonMapper json;
  @Autowired TestClock clock;

  final List<OutboxMessage> published = new CopyOnWriteArrayList<>();
  volatile Outcome outcome = Outcome.PUBLISHED;
  Leads leads;

  @BeforeEach
  void nobodyElseIsAskedAbout(@LocalServerPort int port) {
    jdbc.sql("delete from duplicate_candidate").update();
    leads = new Leads(new Http(port), cycles);
  }

  @Test
  void theReviewIsStartedByIdsAloneAndTheEngineKeepsItForNoOther() {
    var lead = leads.submit(Leads.newEmail());
    var candidate = candidate(lead, leads.submit(Leads.newEmail()));

    assertThat(publisher().publishDue()).isOne();

    var message = published.getFirst();
    assertThat(message.message()).isEqualTo("duplicate-found");
    assertThat(message.correlationKey()).isEqualTo(lead + ":1");
    assertThat(message.timeToLive()).isZero();
    var variables = json.readTree(message.variables());
    assertThat(variables.propertyNames())
        .containsExactlyInAnyOrder("leadId", "cycle", "candidateId", "priority");
    assertThat(variables.get("candidateId").asString()).isEqualTo(candidate.toString());
  }

  @Test
  void ofOneLeadOneReviewIsUnderWayAtATime() {
    var lead = leads.submit(Leads.newEmail());
    var one = candidate(lead, leads.submit(Leads.newEmail()));
    var two = candidate(lead, leads.submit(Leads.newEmail()));

    assertThat(publisher().publishDue()).isOne();
    var first = json.readTree(published.getFirst().variables()).get("candidateId").asString();
    jdbc.sql("update duplicate_candidate set process_instance_key = 7 where candidate_id = :id")
        .param("id", UUID.fromString(first))
        .update();
    assertThat(publisher().publishDue()).isZero();
    candidates.settle(UUID.fromString(first), "different", "jordan", null);
    assertThat(publisher().publishDue()).isOne();

    assertThat(published)
        .extracting(message -> json.readTree(message.variables()).get("candidateId").asString())
        .containsExactlyInAnyOrder(one.toString(), two.toString());
  }

  @Test
  void itIsStartedAgainWhenNoneBeganAndThenIsAnAlarm(CapturedOutput output) {
    candidate(leads.submit(Leads.newEmail()), leads.submit(Leads.newEmail()));
    var publisher = publisher();

    for (var i = 0; i < ReviewPublisher.ATTEMPTS_BEFORE_ALARM; i++) {
      assertThat(publisher.publishDue()).isOne();
      assertThat(publisher.publishDue()).isZero();
      clock.forward(ReviewPublisher.BEGUN_WITHIN);
    }
    assertThat(output).doesNotContain("Nobody is asked whether");

    assertThat(publisher.publishDue()).isOne();
    assertThat(output).contains("Nobody is asked whether two leads are one person: 5 starts");
    clock.forward(ReviewPublisher.BEGUN_WITHIN);
    assertThat(publisher.publishDue()).isZero();
    clock.forward(ReviewPublisher.ALARMED_INTERVAL);
    assertThat(publisher.publishDue()).isOne();
  }

  @Test
  void whileTheEngineIsAwayNothingCounts(CapturedOutput output) {
    candidate(leads.submit(Leads.newEmail()), leads.submit(Leads.newEmail()));
    outcome = Outcome.TURNED_AWAY;

    IntStream.range(0, 8)
        .forEach(
            i -> {
              assertThat(publisher().publishDue()).isOne();
              clock.forward(Duration.ofSeconds(30));
            });

    assertThat(published).extracting(OutboxMessage::attempts).containsOnly(1);
    assertThat(output).doesNotContain("Nobody is asked whether");
  }

  @Test
  void twoInstancesStartEachOnce() {
    var asked =
        IntStream.range(0, 10)
            .mapToObj(
                i -> {
                  var lead = leads.submit(Leads.newEmail());
                  candidate(lead, leads.submit(Leads.newEmail()));
                  return lead;
                })
            .toList();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(publisher()::publishDue),
            CompletableFuture.runAsync(publisher()::publishDue))
        .join();

    assertThat(published)
        .extracting(OutboxMessage::leadId)
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  private UUID candidate(UUID lead, UUID known) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into duplicate_candidate (candidate_id, lead_id, cycle, known_id, evidence, words,
              priority, decision_version, found_at, ask_at)
            values (:id, :lead, 1, :known, '{"sameAddress": false, "nameSimilarity": 100}', 'Alike',
              50, 1, :now, :now)
            """)
        .param("id", id)
        .param("lead", lead)
        .param("known", known)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  private ReviewPublisher publisher() {
    return new ReviewPublisher(
        candidates,
        message -> {
          published.add(message);
          return outcome;
        },
        json,
        new DuplicateProperties(Duration.ofSeconds(5), 20),
        clock);
  }
}
