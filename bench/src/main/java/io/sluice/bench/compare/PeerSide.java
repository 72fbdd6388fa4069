package io.sluice.bench.compare;

import static java.util.stream.Collectors.toMap;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A program that does the work with PostgreSQL alone and offers the contract of bench/sides. */
final class PeerSide implements Side {

  private static final List<String> PEOPLE = List.of("sam", "priya", "alex", "robin");
  private static final String LAST = "Close won";
  private static final int PAGE = 20;
  private static final byte[] ANSWER =
      "{\"outcome\":\"accepted\",\"note\":\"Signs up to 50,000 dollars herself\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final PeerProgram program;
  private final Path log;
  private final Web web = new Web();
  private LocalStack stack;
  private SideProcess process;

  PeerSide(PeerProgram program, Path log) {
    this.program = program;
    this.log = log;
  }

  @Override
  public void start() {
    stack = LocalStack.start(LocalStackOptions.database(), Comparison::say);
    var at = stack.endpoints();
    process =
        SideProcess.start(
            program.classPath(),
            program.mainClass(),
            Ports.free().camunda(),
            List.of(
                "--jdbc=" + at.jdbcUrl(), "--user=" + at.username(), "--password=" + at.password()),
            log);
  }

  @Override
  public Duration startedIn() {
    return process.startedIn();
  }

  @Override
  public Answer post(Arrival arrival) {
    return Contract.post(web, process.uri("/leads"), arrival);
  }

  @Override
  public List<String> people() {
    return PEOPLE;
  }

  @Override
  public List<OpenTask> workList(String person) {
    return json("/tasks?limit=%d&assignee=%s".formatted(PAGE, person))
        .valueStream()
        .map(
            task ->
                new OpenTask(
                    task.path("id").asString(),
                    task.path("name").asString(),
                    task.path("leadId").asString(),
                    task.path("name").asString().equals(LAST)))
        .toList();
  }

  @Override
  public boolean complete(OpenTask task) {
    var answer = web.postJson(process.uri("/tasks/" + task.id()), ANSWER);
    return switch (answer.statusCode()) {
      case 204 -> true;
      case 409 -> false;
      default -> throw Web.unexpected(answer);
    };
  }

  @Override
  public long tasksOpen() {
    return json("/open").asLong();
  }

  @Override
  public Map<String, Instant> firstTasks() {
    return web.get(process.uri("/starts"))
        .body()
        .lines()
        .map(Web.JSON::readTree)
        .filter(start -> !start.path("taskAt").isMissingNode() && !start.path("taskAt").isNull())
        .collect(toMap(start -> start.path("leadId").asString(), PeerSide::taskAt));
  }

  @Override
  public Evidence evidence() {
    return Web.JSON.treeToValue(json("/evidence"), Evidence.class);
  }

  @Override
  public Map<String, Long> programs() {
    return Map.of("program", process.pid(), "PostgreSQL", stack.processes().get("postgresql"));
  }

  @Override
  public EngineWork engineWork() {
    return EngineWork.NONE;
  }

  @Override
  public List<String> complaints() {
    return List.of();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  private JsonNode json(String path) {
    var answer = web.get(process.uri(path));
    if (answer.statusCode() != 200) {
      throw Web.unexpected(answer);
    }
    return Web.JSON.readTree(answer.body());
  }

  private static Instant taskAt(JsonNode start) {
    return Instant.parse(start.path("taskAt").asString());
  }
}
