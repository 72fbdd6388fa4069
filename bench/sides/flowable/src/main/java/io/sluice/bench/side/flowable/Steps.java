package io.sluice.bench.side.flowable;

import io.sluice.bench.side.Lead;
import io.sluice.bench.side.Leads;
import io.sluice.bench.side.Qualification;
import io.sluice.bench.side.Starts;
import io.sluice.bench.side.Team;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.flowable.common.engine.impl.cfg.TransactionState;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.ExecutionListener;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.service.delegate.DelegateTask;

/** What the model calls, in the engine's transaction. */
final class Steps {

  static final String LEAD_ID = "leadId";

  private final Leads leads;
  private final Starts starts;

  Steps(Leads leads, Starts starts) {
    this.leads = leads;
    this.starts = starts;
  }

  /** By the names that the model uses. */
  Map<Object, Object> named(Duration sleep) {
    return Map.of(
        "team", new Team(),
        "sleep", sleep.toString(),
        "checkFit", (JavaDelegate) this::checkFit,
        "checkReadiness", (JavaDelegate) this::checkReadiness,
        "qualify", (JavaDelegate) this::qualify,
        "firstTask", (TaskListener) this::firstTask,
        "won", (ExecutionListener) this::won);
  }

  /** What the checks look at is read from the lead row, and not kept in the engine. */
  private void checkFit(DelegateExecution execution) {
    Lead lead = leads.find(connection(), leadId(execution));
    execution.setTransientVariable("lead", lead);
    execution.setVariable("fit", Qualification.fit(lead));
  }

  private void checkReadiness(DelegateExecution execution) {
    execution.setVariable("readiness", Qualification.readiness(lead(execution)));
  }

  private void qualify(DelegateExecution execution) {
    String fit = (String) execution.getVariable("fit");
    int readiness = (Integer) execution.getVariable("readiness");
    var found = new Qualification(fit, readiness, Qualification.route(fit, readiness));
    execution.setVariable("route", found.route());
    leads.record(connection(), leadId(execution), lead(execution), found);
    leads.qualify(connection(), leadId(execution), found);
  }

  private void firstTask(DelegateTask task) {
    String leadId = (String) task.getVariable(LEAD_ID);
    afterCommit(() -> starts.open(leadId));
  }

  private void won(DelegateExecution execution) {
    leads.win(connection(), leadId(execution));
  }

  private static String leadId(DelegateExecution execution) {
    return (String) execution.getVariable(LEAD_ID);
  }

  private static Lead lead(DelegateExecution execution) {
    return (Lead) execution.getTransientVariable("lead");
  }

  static Connection connection() {
    return CommandContextUtil.getDbSqlSession().getSqlSession().getConnection();
  }

  static void afterCommit(Runnable note) {
    Context.getTransactionContext()
        .addTransactionListener(TransactionState.COMMITTED, context -> note.run());
  }
}
