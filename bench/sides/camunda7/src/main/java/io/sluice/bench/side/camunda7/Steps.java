package io.sluice.bench.side.camunda7;

import io.sluice.bench.side.Lead;
import io.sluice.bench.side.Leads;
import io.sluice.bench.side.Qualification;
import io.sluice.bench.side.Starts;
import io.sluice.bench.side.Team;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;

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
        "lookUp", (ExecutionListener) this::lookUp,
        "qualified", (ExecutionListener) this::qualified,
        "firstTask", (TaskListener) this::firstTask,
        "won", (ExecutionListener) this::won);
  }

  /** What the decisions look at is read from the lead row, and not kept in the engine. */
  private void lookUp(DelegateExecution execution) {
    Lead lead = leads.find(connection(), leadId(execution));
    execution.setVariable("country", Variables.stringValue(lead.country(), true));
    execution.setVariable("employees", Variables.integerValue(lead.employees(), true));
    execution.setVariable("businessMail", Variables.booleanValue(lead.usesBusinessMail(), true));
    execution.setVariable("companyKnown", Variables.booleanValue(lead.namesCompany(), true));
    execution.setVariable("activity", Variables.stringValue(lead.activity(), true));
  }

  private void qualified(DelegateExecution execution) {
    var found =
        new Qualification(
            (String) execution.getVariable("fit"),
            ((Number) execution.getVariable("readiness")).intValue(),
            (String) execution.getVariable("route"));
    leads.qualify(connection(), leadId(execution), found);
  }

  private void firstTask(DelegateTask task) {
    String leadId = leadId(task.getExecution());
    afterCommit(() -> starts.open(leadId));
  }

  private void won(DelegateExecution execution) {
    leads.win(connection(), leadId(execution));
  }

  private static String leadId(DelegateExecution execution) {
    return (String) execution.getVariable(LEAD_ID);
  }

  static Connection connection() {
    return Context.getCommandContext().getDbSqlSession().getSqlSession().getConnection();
  }

  static void afterCommit(Runnable note) {
    Context.getCommandContext()
        .getTransactionContext()
        .addTransactionListener(TransactionState.COMMITTED, context -> note.run());
  }
}
