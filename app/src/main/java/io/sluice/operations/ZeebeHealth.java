package io.sluice.operations;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionInfo;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the engine answers and every partition has a leader: the health component zeebe. */
@Component("zeebeHealthIndicator")
class ZeebeHealth implements HealthIndicator {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

  private final CamundaClient client;

  ZeebeHealth(CamundaClient client) {
    this.client = client;
  }

  @Override
  public Health health() {
    try {
      var topology =
          client.newTopologyRequest().useGrpc().requestTimeout(REQUEST_TIMEOUT).send().join();
      var led =
          topology.getBrokers().stream()
              .flatMap(broker -> broker.getPartitions().stream())
              .filter(PartitionInfo::isLeader)
              .count();
      var health = led >= topology.getPartitionsCount() ? Health.up() : Health.down();
      return health
          .withDetail("gatewayVersion", topology.getGatewayVersion())
          .withDetail("partitions", topology.getPartitionsCount())
          .withDetail("partitionsWithLeader", led)
          .build();
    } catch (RuntimeException e) {
      var code = EngineStatus.of(e);
      var health = Health.down().withDetail("reason", code.name());
      EngineStatus.wayIn(code).ifPresent(fix -> health.withDetail("fix", fix));
      return health.build();
    }
  }
}
