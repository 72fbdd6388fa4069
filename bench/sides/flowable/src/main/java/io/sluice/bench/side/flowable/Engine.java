package io.sluice.bench.side.flowable;

import io.sluice.bench.side.Pool;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * How the engine is set up: as its Spring Boot starter does, without the parts that the work has no
 * use for.
 */
final class Engine {

  private Engine() {}

  static ProcessEngineConfigurationImpl configuration(DataSource pool, Map<Object, Object> beans) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistoryLevel(HistoryLevel.FULL);
    // No round trips for blocks of ids, and no second connection.
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    configuration.setBeans(beans);
    configuration.setAsyncExecutorCorePoolSize(Pool.JOB_THREADS);
    configuration.setAsyncExecutorMaxPoolSize(Pool.JOB_THREADS);
    configuration.setAsyncExecutorActivate(false);
    return configuration;
  }
}
