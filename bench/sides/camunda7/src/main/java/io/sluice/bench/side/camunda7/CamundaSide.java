package io.sluice.bench.side.camunda7;

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
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;

/**
 * The same work on Camunda 7 with its own tables for decisions, its own history at level full and
 * its own job executor.
 */
public final class CamundaSide implements Side {

  private final HikariDataSource pool;
  private final Database database;
  private final ProcessEngineConfigurationImpl configuration;
  private final ProcessEngine engine;
  private final Leads leads = new Leads();
  private final Starts starts = new Starts();

  private CamundaSide(SideArguments arguments) {
    this.pool = Pool.open(arguments);
    this.database = new Database(pool);
    this.configuration =
        Engine.configuration(pool, new Steps(leads, starts).named(arguments.sleep()));
    this.engine = configuration.buildProcessEngine();
    database.run(Side.class, "leads.sql");
    database.run(CamundaSide.class, "views.sql");
    engine
        .getRepositoryService()
        .createDeployment()
        .name("lead")
        .enableDuplicateFiltering(true)
        .addInputStream("lead.bpmn", CamundaSide.class.getResourceAsStream("lead.bpmn"))
        .addInputStream(
            "qualification.dmn", CamundaSide.class.getResourceAsStream("qualification.dmn"))
        .deploy();
    configuration.getJobExecutor().start();
  }

  /** Opens it on a database, whose tables it makes. */
  public static Side open(SideArguments arguments) {
    return new CamundaSide(arguments);
  }

  /** Runs it as a process. */
  public static void main(String[] arguments) {
    SideMain.run(arguments, CamundaSide::open);
  }

  /** The lead row and the process instance with its first job are one transaction. */
  @Override
  public Intake accept(Lead lead) {
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
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
        .orderByDueDate()
        .asc()
        .listPage(0, limit)
        .stream()
        .map(CamundaSide::open)
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
          (select count(distinct proc_inst_id_) from act_hi_decinst where dec_def_key_ = 'matrix'),
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
