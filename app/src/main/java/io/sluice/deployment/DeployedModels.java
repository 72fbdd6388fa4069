package io.sluice.deployment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What we deployed last. */
@Repository
class DeployedModels {

  private static final String PUT =
      """
      insert into deployed_model (resource, checksum, version, deployed_at)
      values (:resource, :checksum, :version, :deployedAt)
      on conflict (resource) do update set
        checksum = excluded.checksum, version = excluded.version, deployed_at = excluded.deployed_at
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  DeployedModels(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Map<String, DeployedModel> byId() {
    return jdbc.sql("select * from deployed_model").query(DeployedModel.class).list().stream()
        .collect(Collectors.toMap(DeployedModel::resource, Function.identity()));
  }

  /** Notes what is about to be deployed, should we not live to see the answer. */
  void expect(ModelId model, String checksum, int version) {
    put(model, checksum, version, null);
  }

  void deployed(ModelId model, String checksum, int version) {
    put(model, checksum, version, Timestamp.from(clock.instant()));
  }

  /** The deployment whose answer we did not see has happened. */
  void confirmExpected() {
    jdbc.sql("update deployed_model set deployed_at = :now where deployed_at is null")
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private void put(ModelId model, String checksum, int version, Timestamp deployedAt) {
    jdbc.sql(PUT)
        .param("resource", model.id())
        .param("checksum", checksum)
        .param("version", version)
        .param("deployedAt", deployedAt)
        .update();
  }
}
