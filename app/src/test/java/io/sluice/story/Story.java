package io.sluice.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.testing.Http;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What happens to one lead, and when: the days are those of the engine's and the application's one
 * clock, and the story has the engine for itself.
 */
final class Story {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofMillis(150);
  private static final LocalTime MORNING = LocalTime.of(10, 0);

  private final Http http;
  private final CamundaClient camunda;
  private final ZonedDateTime begin;
  private final Set<Long> openJobs = new HashSet<>();
  private UUID lead;
  private int mark;
  private int read;

  /** Begins on the next Monday morning. */
  Story(Http http, CamundaClient camunda) {
    this.http = http;
    this.camunda = camunda;
    begin = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(MORNING);
    settle();
    moveTo(begin);
  }

  /** Lets the days go by, each with all that is due on it, until a morning; the first day is 1. */
  void onDay(int day) {
    var then = begin.plusDays(day - 1L);
    assertThat(then).as("Day %d is not past yet", day).isAfter(today());
    settle();
    while (today().plusDays(1).isBefore(then)) {
      moveTo(today().plusDays(1));
    }
    moveTo(then);
  }

  /** The day that it is. */
  int day() {
    return day(today());
  }

  private int day(ZonedDateTime then) {
    return (int) ChronoUnit.DAYS.between(begin.truncatedTo(ChronoUnit.DAYS), then) + 1;
  }

  private static ZonedDateTime today() {
    return TestStack.shared().clock().now().atZone(ZONE);
  }

  private void moveTo(ZonedDateTime then) {
    TestStack.shared().clock().advanceTo(then.toInstant());
    settle();
  }

  /** What is to be done on a day is done on it, however slow the machine is. */
  private void settle() {
    do {
      TestStack.shared().records().awaitQuiet(QUIET, PATIENCE);
    } while (hasOpenJobs());
  }

  private boolean hasOpenJobs() {
    var arrived = TestStack.shared().records().from(read);
    read += arrived.size();
    for (var record : arrived) {
      if (record.is("JOB", "CREATED")) {
        openJobs.add(record.key());
      } else if (record.is("JOB", "COMPLETED") || record.is("JOB", "CANCELED")) {
        openJobs.remove(record.key());
      }
    }
    return !openJobs.isEmpty();
  }

  /** Somebody leaves their address. */
  void submit(String json) {
    var answer = http.postLead(json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    var submitted = UUID.fromString(answer.json().get("leadId").asString());
    assertThat(lead).as("One person stays one lead").isIn(null, submitted);
    lead = submitted;
  }

  /** Waits for a task that was not there before, and says who has it. */
  Desk awaitTask(String task) {
    var created =
        TestStack.shared()
            .records()
            .await(
                mark,
                record -> record.is("USER_TASK", "CREATED") && record.elementId().equals(task),
                PATIENCE);
    mark = TestStack.shared().records().all().indexOf(created) + 1;
    return new Desk(created);
  }

  /** What the application tells of the lead. */
  JsonNode dossier() {
    return http.get("/api/leads/" + lead).json();
  }

  /** Waits until a cycle, from 1, has ended so. */
  JsonNode awaitOutcome(int cycle, String outcome) {
    await("cycle %d ended as %s".formatted(cycle, outcome))
        .atMost(PATIENCE)
        .until(() -> outcome.equals(cycle(cycle).path("outcome").asString("")));
    return dossier();
  }

  private JsonNode cycle(int cycle) {
    return dossier().path("cycles").path(cycle - 1);
  }

  int cycles() {
    return dossier().path("cycles").size();
  }

  /** By which door each cycle began. */
  List<String> entries() {
    return dossier().path("cycles").findValuesAsString("entry");
  }

  /** How the lead slept after a cycle. */
  JsonNode sleepOf(int cycle) {
    return dossier()
        .path("sleeps")
        .valueStream()
        .filter(sleep -> sleep.path("cycle").asInt() == cycle)
        .findFirst()
        .orElseThrow();
  }

  /** Which day of the story an instant is. */
  int dayOf(String instant) {
    return day(Instant.parse(instant).atZone(ZONE));
  }

  /** What the lead does by themselves. */
  void engage(String kind) {
    var answer =
        http.post(
            "/api/engagements",
            "application/json",
            "{\"leadId\": \"%s\", \"kind\": \"%s\"}".formatted(lead, kind));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
  }

  /** What the engine could not go on with. */
  List<String> incidents() {
    return TestStack.shared().records().stream()
        .filter(record -> record.is("INCIDENT", "CREATED"))
        .map(record -> record.text("errorMessage"))
        .toList();
  }

  /** A task on somebody's desk. */
  final class Desk {

    private final EngineRecord task;

    private Desk(EngineRecord task) {
      this.task = task;
    }

    String owner() {
      return task.value().get("assignee").asString();
    }

    /** They answer, and say who they were. */
    String answer(Map<String, Object> form) {
      camunda.newCompleteUserTaskCommand(task.key()).variables(form).send().join();
      return owner();
    }
  }
}
