package io.sluice.bench.side.camunda7;

import io.sluice.bench.side.Pool;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** How the engine is set up: as its manual recommends for load. */
final class Engine {

  private Engine() {}

  static ProcessEngineConfigurationImpl configuration(DataSource pool, Map<Object, Object> beans) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    // No round trips for blocks of ids, and no second connection.
    configuration.setIdGenerator(new StrongUuidGenerator());
    // The acquisition of jobs then has its index.
    configuration.setEnsureJobDueDateNotNull(true);
    configuration.setCmmnEnabled(false);
    // A row for each assignment, which only the vendor's licences count.
    configuration.setTaskMetricsEnabled(false);
    // A task that is done already is an answer here, and no error.
    configuration.setEnableCmdExceptionLogging(false);
    configuration.setBeans(beans);
    configuration.setJobExecutor(jobExecutor());
    configuration.setJobExecutorActivate(false);
    return configuration;
  }

  private static DefaultJobExecutor jobExecutor() {
    var executor = new DefaultJobExecutor();
    executor.setCorePoolSize(Pool.JOB_THREADS);
    executor.setMaxPoolSize(Pool.JOB_THREADS);
    // With a short queue it refuses jobs under load, and then acquires fewer at once.
    executor.setQueueSize(256);
    executor.setMaxJobsPerAcquisition(32);
    return executor;
  }
}
