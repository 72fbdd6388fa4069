package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.followup.EscalateWorker;
import io.sluice.followup.RemindWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.job.LeadJob;
import io.sluice.lead.Company;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.notification.Channel;
import io.sluice.notification.Deliveries;
import io.sluice.notification.Draft;
import io.sluice.waterfall.CycleClosing;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told about their tasks, over a real mail server and a real webhook. */
@ProcessTest
class NotificationIT {

  /** A team of the tests' own, whose channel is the one on loopback. */
  private static final String TEAM = "news";

  private final NewsServers servers = NewsServers.shared();

  @Autowired LeadRegister register;
  @Autowired RouteWorker route;
  @Autowired RemindWorker remind;
  @Autowired EscalateWorker escalate;
  @Autowired CycleClosing closing;
  @Autowired Deliveries deliveries;
  @Autowired SampleTeam team;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private final String company = "Company " + UUID.randomUUID();
  private Registration lead;

  @BeforeEach
  void aTeamWithAddresses() {
    team.takeOver(TEAM, "Europe/Berlin", "news-1", "news-2");
    team.takeOver("managers", "Europe/Berlin", "news-manager");
    jdbc.sql("update rep set email = username || '@sluice.example' where username like 'news-%'")
        .update();
    lead = transaction.execute(status -> register.register(submission()));
  }

  @AfterEach
  void giveBack() {
    servers.bringUp();
    team.giveBack();
  }

  @Test
  void aReminderReachesWhoHasTheTaskOnceHoweverOftenItsJobIsDelivered() throws Exception {
    var holder = route.route(routing(), "4-h").assignee();
    var job = job("accept-lead-reminded", Map.of());
    remind.remind(job);
    remind.remind(job);

    var mail = awaitMail(holder, "task-reminded");
    assertThat(mail.getSubject()).isEqualTo("Reminder: Accept lead, " + company);
    assertThat(text(mail))
        .contains("Hello %s,".formatted(holder.toUpperCase()), "is due ", "Accept lead")
        .containsPattern("CES?T");
    assertThat(mail.getFrom()[0]).hasToString("Sluice <sluice@localhost>");
    assertThat(mail.getMessageID()).isEqualTo("<%s@sluice>".formatted(onlyDelivery()));
  }

  @Test
  void whatWaitsForAnyoneIsToldToTheirChannelAlone() throws Exception {
    jdbc.sql("update rep set active = false where team = :team").param("team", TEAM).update();
    route.route(routing(), "4-h");
    remind.remind(job("accept-lead-reminded", Map.of()));

    var text = await(() -> servers.postsAbout(company), posts -> !posts.isEmpty()).getFirst();
    assertThat(text).startsWith("Nobody has taken a task yet: Accept lead, " + company);
    assertThat(await(this::sent, found -> !found.isEmpty()))
        .containsExactly("webhook task-reminded news");
  }

  @Test
  void aReassignmentIsToldToBothAndToTheChannelWithoutANameThere() throws Exception {
    var job = routing();
    var silent = route.route(job, "4-h").assignee();
    var next = route.route(again(job), "4-h").assignee();

    var taken = awaitMail(silent, "task-taken");
    var given = awaitMail(next, "task-reassigned");
    assertThat(next).isNotEqualTo(silent);
    assertThat(text(taken)).contains("with %s now".formatted(next.toUpperCase()));
    assertThat(text(given)).contains("%s did not get to it".formatted(silent.toUpperCase()));
    var post = await(() -> servers.postsAbout(company), posts -> !posts.isEmpty()).getFirst();
    assertThat(post).contains("goes to a colleague").doesNotContainIgnoringCase("news-");
  }

  @Test
  void whatALeaverHadIsToldToTheOneWhoHasItNow() throws Exception {
    var job = routing();
    var leaver = route.route(job, "4-h").assignee();
    jdbc.sql(
            """
            update assignment set released_at = now(), released_because = 'leaver'
            where lead_id = :id
            """)
        .param("id", lead.leadId())
        .update();
    var next = route.route(again(job), "4-h").assignee();

    assertThat(next).isNotEqualTo(leaver);
    assertThat(text(awaitMail(next, "task-released")))
        .contains("%s cannot keep it".formatted(leaver.toUpperCase()));
    assertThat(sent()).containsExactly("mail task-released " + next);
  }

  @Test
  void anEscalationReachesTheManagerAndTheManagersChannel() throws Exception {
    var silent = route.route(routing(), "4-h").assignee();
    var job = job("escalate", Map.of());
    escalate.escalate(job, "accept-lead", "4-h");
    escalate.escalate(job, "accept-lead", "4-h");

    var mail = awaitMail("news-manager", "task-escalated");
    assertThat(mail.getSubject()).isEqualTo("Please decide: Accept lead has stalled, " + company);
    assertThat(text(mail)).contains("%s has it now".formatted(silent.toUpperCase()));
    var posts = await(() -> servers.postsAbout(company), found -> !found.isEmpty());
    assertThat(posts).hasSize(1);
    assertThat(posts.getFirst()).doesNotContainIgnoringCase("news-");
    assertThat(await(this::sent, found -> found.size() > 1))
        .containsExactlyInAnyOrder(
            "mail task-escalated news-manager", "webhook task-escalated managers");
  }

  @Test
  void whoHasALeadThatIsWithdrawnIsTold() throws Exception {
    var holder = route.route(routing(), "4-h").assignee();
    transaction.executeWithoutResult(
        status -> closing.withdrawUnclaimed(lead.leadId(), lead.cycle(), "opt-out"));

    assertThat(text(awaitMail(holder, "lead-withdrawn"))).contains(company, "(opt-out)");
  }

  @Test
  void withBothServersDownTheJobGoesOnAndWhatFailedIsSentOnceTheyAreBack() throws Exception {
    servers.takeDown();
    route.route(routing(), "4-h");
    var plan = escalate.escalate(job("escalate", Map.of()), "accept-lead", "4-h").plan();

    assertThat(plan.assignee()).isEqualTo("news-manager");
    var errors = await(this::errors, found -> found.size() == 2);
    assertThat(errors)
        .anyMatch(error -> error.startsWith("The mail server did not take it: "))
        .contains("The webhook of team 'managers' answered 503.");
    servers.bringUp();
    ids().forEach(deliveries::retry);

    await(this::sent, sent -> sent.size() == 2);
    assertThat(mails("news-manager")).hasSize(1);
    assertThat(servers.postsAbout(company)).hasSize(1);
    assertThat(errors()).isEmpty();
  }

  @Test
  void whatIsRolledBackIsNotTold() {
    transaction.executeWithoutResult(
        status -> {
          deliveries.add(draft("task-reminded"));
          status.setRollbackOnly();
        });

    assertThat(ids()).isEmpty();
    assertThat(scheduled()).isZero();
  }

  @Test
  void whatIsTakenBackIsNotSent() {
    servers.takeDown();
    transaction.executeWithoutResult(status -> deliveries.add(draft("task-reminded")));
    jdbc.sql("update delivery set cancelled_at = now() where lead_id = :leadId")
        .param("leadId", lead.leadId())
        .update();

    assertThat(states()).containsExactly("cancelled");
    assertThat(deliveries.retry(ids().getFirst())).contains("cancelled");
    assertThat(states()).containsExactly("cancelled");
  }

  @Test
  void aTemplateThatIsMissingIsAFailedDeliveryAndNoFailedJob() {
    var added = transaction.execute(status -> deliveries.add(draft("no-such-template")));

    assertThat(added).isPresent();
    assertThat(states()).containsExactly("failed");
    assertThat(errors().getFirst()).contains("no-such-template.txt", "mend it, and retry");
    assertThat(scheduled()).isZero();
  }

  @Test
  void nothingIsToldOutsideATransaction() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> deliveries.add(draft("task-reminded")))
        .withMessageContaining("transaction");
  }

  private Draft draft(String template) {
    return new Draft(
        Channel.MAIL,
        "sample",
        template,
        "someone@example.com",
        null,
        lead.leadId(),
        lead.cycle(),
        Map.of("task", "Sample"),
        Map.of(),
        "sample:" + lead.leadId());
  }

  private Submission submission() {
    var sample = SampleSubmissions.idealAndWarm();
    var known = sample.company();
    return new Submission(
        sample.person(),
        new Company(
            company,
            known.website(),
            known.country(),
            known.industry(),
            known.employees(),
            known.annualRevenue(),
            known.marketingStaff(),
            known.salesStaff()),
        sample.origin(),
        sample.activity(),
        sample.occurredAt());
  }

  private LeadJob routing() {
    return job("route", Map.of("task", "accept-lead", "team", TEAM));
  }

  private LeadJob job(String elementId, Map<String, String> headers) {
    return SampleJobs.of(lead, elementId, headers);
  }

  /** The same work in the same instance, once more. */
  private LeadJob again(LeadJob job) {
    return SampleJobs.of(lead, job.processInstanceKey(), job.elementId(), job.headers());
  }

  private MimeMessage awaitMail(String username, String kind) throws Exception {
    await(this::sent, sent -> sent.contains("mail %s %s".formatted(kind, username)));
    var mails = mails(username);
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  private List<MimeMessage> mails(String username) throws Exception {
    var found = servers.mailsTo(username + "@sluice.example").stream();
    return found.filter(mail -> NotificationIT.text(mail).contains(company)).toList();
  }

  private static String text(MimeMessage mail) {
    try {
      return (String) mail.getContent();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private UUID onlyDelivery() {
    assertThat(ids()).hasSize(1);
    return ids().getFirst();
  }

  private List<UUID> ids() {
    return of("delivery_id", "true").stream().map(UUID::fromString).toList();
  }

  private List<String> states() {
    return of("state", "true");
  }

  private List<String> errors() {
    return of("last_error", "last_error is not null");
  }

  /** Channel, kind and who. */
  private List<String> sent() {
    return of(
        "channel || ' ' || kind || ' ' || coalesce(username, recipient)", "sent_at is not null");
  }

  private List<String> of(String columns, String condition) {
    return jdbc.sql(
            "select %s from delivery where lead_id = :id and %s".formatted(columns, condition))
        .param("id", lead.leadId())
        .query(String.class)
        .list();
  }

  private long scheduled() {
    return jdbc.sql(
            """
            select count(*) from scheduled_tasks t join delivery d
              on d.delivery_id::text = t.task_instance where d.lead_id = :id
            """)
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }

  /** In real time, since mail servers have no other. */
  private static <T> T await(Callable<T> read, Predicate<T> wanted) throws Exception {
    var until = Instant.now().plus(Duration.ofSeconds(20));
    var found = read.call();
    while (!wanted.test(found) && Instant.now().isBefore(until)) {
      Thread.sleep(50);
      found = read.call();
    }
    assertThat(found).matches(wanted);
    return found;
  }
}
