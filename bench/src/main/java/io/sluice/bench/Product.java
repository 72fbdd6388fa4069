package io.sluice.bench;

import io.sluice.SluiceApplication;
import io.sluice.local.Endpoints;
import io.sluice.qualification.ReadinessCheck;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application within the benchmark, to ask it things; it works no job. */
final class Product implements AutoCloseable {

  private final ConfigurableApplicationContext application;

  private Product(ConfigurableApplicationContext application) {
    this.application = application;
  }

  static Product start(Endpoints stack) {
    var arguments = new ArrayList<>(AppProcess.connection(stack));
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--sluice.sleep.interval=1h",
            "--logging.level.root=ERROR",
            "--camunda.client.worker.defaults.enabled=false"));
    arguments.addAll(Team.arguments());
    return new Product(
        SpringApplication.run(SluiceApplication.class, arguments.toArray(String[]::new)));
  }

  /** What the readiness job worker asks. */
  ReadinessCheck readiness() {
    return application.getBean(ReadinessCheck.class);
  }

  @Override
  public void close() {
    application.close();
  }
}
