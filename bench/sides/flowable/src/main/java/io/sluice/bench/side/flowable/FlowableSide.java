package io.sluice.bench.side.flowable;

import com.zaxxer.hikari.HikariDataSource;
import io.sluice.bench.side.Database;
import io.sluice.bench.side.Evidence;
import io.sluice.bench.side.Intake;
import io.sluice.bench.side.Lead;
import io.sluice.bench.side.Leads;
import io.sluice.bench.side.OpenTask;
import io.sluice.bench.side.Pool;
import io.sluice.bench.side.Side;
import io.sluice.bench.side.SideArguments;
import io.sluice.bench.side.SideMain;
import io.sluice.bench.side.Starts;
import java.util.List;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.task.api.Task;

/**
 * The same work on Flowable with its own history at level full and its own async executor. The
 * three checks are Java, as is the record of the decision.
 */
public final class FlowableSide implements Side {

  private final HikariDataSource pool;
  private final Database database;
  private final ProcessEngine engine;
  private final Leads leads = new Leads();
  private final Starts starts = new Starts();

  private FlowableSide(SideArguments arguments) {
    this.pool = Pool.open(arguments);
    this.database = new Database(pool);
    this.engine =
        Engine.configuration(pool, new Steps(leads, starts).named(arguments.sleep()))
            .buildProcessEngine();
    database.run(Side.class, "leads.sql");
    database.run(Side.class, "decisions.sql");
    database.run(FlowableSide.class, "views.sql");
    engine
        .getRepositoryService()
        .createDeployment()
        .name("lead")
        .enableDuplicateFiltering()
        .addInputStream(
            "lead.bpmn20.xml", FlowableSide.class.getResourceAsStream("lead.bpmn20.xml"))
        .deploy();
    engine.getProcessEngineConfiguration().getAsyncExecutor().start();
  }

  /** Opens it on a database, whose tables it makes. */
  public static Side open(SideArguments arguments) {
    return new FlowableSide(arguments);
  }

  /** Runs it as a process. */
  public static void main(String[] arguments) {
    SideMain.run(arguments, FlowableSide::open);
  }

  /** The lead row and the process instance with its first job are one transaction. */
  @Override
  public Intake accept(Lead lead) {
    return engine
        .getManagementService()
        .executeCommand(
            context -> {
              Intake intake = leads.enter(Steps.connection(), lead);
              if (!intake.known()) {
                Steps.afterCommit(() -> starts.accepted(intake.leadId()));
                engine
                    .getRuntimeService()
                    .startProcessInstanceByKey(
                        "lead", intake.leadId(), Map.of(Steps.LEAD_ID, intake.leadId()));
              }
              return intake;
            });
  }

  @Override
  public List<OpenTask> tasks(String assignee, int limit) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskAssignee(assignee)
        .orderByTaskDueDate()
        .asc()
        .listPage(0, limit)
        .stream()
        .map(FlowableSide::open)
        .toList();
  }

  private static OpenTask open(Task task) {
    return new OpenTask(
        task.getId(), task.getName(), task.getDescription(), task.getDueDate().toInstant());
  }

  @Override
  public boolean complete(String taskId, Map<String, Object> variables) {
    try {
      engine.getTaskService().complete(taskId, variables);
      return true;
    } catch (RuntimeException e) {
      throwUnlessGone(taskId, e);
      return false;
    }
  }

  /** When two complete a task at once, the second may stumble over any trace of the first. */
  private void throwUnlessGone(String taskId, RuntimeException stumbled) {
    if (engine.getTaskService().createTaskQuery().taskId(taskId).count() > 0) {
      throw stumbled;
    }
  }

  @Override
  public long tasksOpen() {
    return engine.getTaskService().createTaskQuery().count();
  }

  @Override
  public Evidence evidence() {
    return database.count(
        """
        select
          (select count(*) from lead),
          (select coalesce(sum(times_seen - 1), 0) from lead),
          (select count(*) from act_ru_task),
          (select count(*) from act_hi_taskinst where end_time_ is not null),
          (select count(distinct lead_id) from decision),
          (select count(*) from lead_timeline),
          (select count(*) from lead where stage = 'asleep'),
          (select count(*) from lead where stage = 'won')
        """);
  }

  @Override
  public Starts starts() {
    return starts;
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
