package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.sluice.local.test.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a real broker: what a designer deployed stays the newest, whatever the application does. */
@ExtendWith(OutputCaptureExtension.class)
class DeploymentIT {

  static CamundaClient client;
  static JdbcClient jdbc;

  final String suffix = UUID.randomUUID().toString().substring(0, 8);
  final String process = "process-" + suffix;
  final String decision = "decision-" + suffix;
  final String form = "form-" + suffix;
  Engine engine;
  ClusterVersions cluster;
  Bundle bundle;

  @BeforeAll
  static void connect() {
    var endpoints = TestStack.shared().endpoints();
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(endpoints.grpc())
            .restAddress(endpoints.rest())
            .preferRestOverGrpc(false)
            .build();
    var dataSource =
        new DriverManagerDataSource(
            endpoints.jdbcUrl(), endpoints.username(), endpoints.password());
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration", "classpath:io/sluice/migration")
        .load()
        .migrate();
    jdbc = JdbcClient.create(dataSource);
  }

  @AfterAll
  static void disconnect() {
    client.close();
  }

  @BeforeEach
  void bundle() {
    jdbc.sql("delete from deployed_model").update();
    engine = new Engine(client);
    cluster = new ClusterVersions(client);
    bundle = new Bundle();
    ours("1");
  }

  @Test
  void theFirstStartDeploysAndTheSecondDoesNot() {
    var mark = TestStack.shared().records().size();
    start();
    start();
    start("*");

    assertThat(versions()).isEqualTo(Map.of(process, 1, decision, 1, form, 1));
    assertThat(newest()).isEqualTo(Map.of(process, 1, decision, 1));
    TestStack.shared()
        .records()
        .await(mark, record -> record.is("PROCESS", "CREATED"), Duration.ofSeconds(10));
    assertThat(TestStack.shared().records().from(mark))
        .noneMatch(record -> record.is("PROCESS_INSTANCE_CREATION", "CREATED"))
        .noneMatch(record -> record.valueType().equals("PROCESS_INSTANCE"));
  }

  @Test
  void onlyWhatChangedGetsANewVersion() {
    start();
    bundle.with(process + ".bpmn", Bundle.process(process, "ours 2"));

    start();

    assertThat(versions()).isEqualTo(Map.of(process, 2, decision, 1, form, 1));
    assertThat(newest()).isEqualTo(Map.of(process, 2, decision, 1));
  }

  @Test
  void aDesignersVersionDeployedWhileWeAreDownStaysTheNewest(CapturedOutput output) {
    start();
    designer(process + ".bpmn", Bundle.process(process, "designer's 2"));
    designer(process + ".bpmn", Bundle.process(process, "designer's 3"));
    designer(decision + ".dmn", Bundle.decision(decision, "designer's 2"));

    start();

    assertThat(newest()).isEqualTo(Map.of(process, 3, decision, 2));
    assertThat(output)
        .contains(
            process + ": version 3 was deployed from outside and stays the newest (ours is 1)")
        .contains(
            decision + ": version 2 was deployed from outside and stays the newest (ours is 1)");
  }

  @Test
  void ourChangeIsHeldBackWhereADesignerWasFasterAndTheRestIsDeployed(CapturedOutput output) {
    start();
    designer(decision + ".dmn", Bundle.decision(decision, "designer's 2"));
    ours("2");

    start();

    assertThat(newest()).isEqualTo(Map.of(process, 2, decision, 2));
    assertThat(versions()).isEqualTo(Map.of(process, 2, decision, 1, form, 2));
    assertThat(output).contains("WARN").contains("sluice.deployment.overwrite=" + decision);

    start(decision);

    assertThat(newest()).isEqualTo(Map.of(process, 2, decision, 3));
    assertThat(versions()).containsEntry(decision, 3);
  }

  @Test
  void aDesignersVersionIsLeftAloneByANewDatabase(CapturedOutput output) {
    designer(process + ".bpmn", Bundle.process(process, "designer's 1"));

    start();

    assertThat(newest()).isEqualTo(Map.of(process, 1, decision, 1));
    assertThat(versions()).isEqualTo(Map.of(decision, 1, form, 1));
    assertThat(output).contains(process + ": version 1 was deployed from outside");
  }

  @Test
  void aDesignersVersionIsSeenBehindADeletedOne() {
    start();
    var second = designer(process + ".bpmn", Bundle.process(process, "designer's 2"));
    designer(process + ".bpmn", Bundle.process(process, "designer's 3"));
    client.newDeleteResourceCommand(second).useGrpc().send().join();

    assertThat(newest()).containsEntry(process, 3);
  }

  @Test
  void aDesignersFormThatOursHidesIsNamed(CapturedOutput output) {
    start();
    designer(form + ".form", Bundle.form(form, "designer's 2"));
    start();
    assertThat(output).doesNotContain("hides");
    bundle.with(form + ".form", Bundle.form(form, "ours 2"));

    start();

    assertThat(output)
        .contains(form + ": our version 3 hides version 2, which was deployed from outside");
  }

  @Test
  void aDeploymentWhoseAnswerWasLostIsNotRepeated() {
    engine =
        new Engine(client) {
          @Override
          Map<ModelId, Integer> deploy(List<BundledFile> files) {
            super.deploy(files);
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(this::start).hasMessage("killed");
    engine = new Engine(client);

    start();

    assertThat(versions()).isEqualTo(Map.of(process, 1, decision, 1, form, 1));
    assertThat(newest()).isEqualTo(Map.of(process, 1, decision, 1));
  }

  @Test
  void aDeploymentThatNeverArrivedIsRepeated() {
    engine =
        new Engine(client) {
          @Override
          Map<ModelId, Integer> deploy(List<BundledFile> files) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(this::start).hasMessage("killed");
    engine = new Engine(client);

    start();

    assertThat(newest()).isEqualTo(Map.of(process, 1, decision, 1));
  }

  @Test
  void anEmptyClusterGetsEverythingAgain() {
    var models = new DeployedModels(jdbc, Clock.systemUTC());
    for (var file : bundle.files().all()) {
      file.models().forEach(model -> models.deployed(model, file.checksum(), 4));
    }

    start();

    assertThat(newest()).isEqualTo(Map.of(process, 1, decision, 1));
    assertThat(versions()).isEqualTo(Map.of(process, 1, decision, 1, form, 1));
  }

  @Test
  void theModelsOfTheBuildAreReadWithAllTheyDefine() {
    var files = new BundledFiles(new PathMatchingResourcePatternResolver());

    assertThat(files.all().stream().flatMap(file -> file.models().stream()).map(ModelId::id))
        .contains("lead-lifecycle", "icp-fit", "accept-lead")
        .doesNotHaveDuplicates()
        .doesNotContainNull();
    assertThat(files.formIds()).contains("accept-lead").doesNotContain("icp-fit");
  }

  private void ours(String version) {
    bundle
        .with(process + ".bpmn", Bundle.process(process, "ours " + version))
        .with(decision + ".dmn", Bundle.decision(decision, "ours " + version))
        .with(form + ".form", Bundle.form(form, "ours " + version));
  }

  private void start(String... overwrite) {
    new ModelDeployer(
            bundle.files(),
            new DeployedModels(jdbc, Clock.systemUTC()),
            cluster,
            engine,
            new DeploymentProperties(Set.of(overwrite)))
        .deploy();
  }

  private static long designer(String name, String content) {
    var deployment =
        client
            .newDeployResourceCommand()
            .useGrpc()
            .addResourceBytes(content.getBytes(StandardCharsets.UTF_8), name)
            .send()
            .join();
    return deployment.getProcesses().isEmpty()
        ? deployment.getKey()
        : deployment.getProcesses().getFirst().getProcessDefinitionKey();
  }

  /** What we believe to have deployed. */
  private Map<String, Integer> versions() {
    return new DeployedModels(jdbc, Clock.systemUTC())
        .byId().values().stream()
            .collect(Collectors.toMap(DeployedModel::resource, DeployedModel::version));
  }

  /** What the cluster has. */
  private Map<String, Integer> newest() {
    return Map.of(
        process,
        cluster.newest(new ModelId(ModelId.Kind.PROCESS, process), 1).orElseThrow(),
        decision,
        cluster.newest(new ModelId(ModelId.Kind.DECISION, decision), 1).orElseThrow());
  }
}
