package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Answers people's tasks as a program does, where what the browser shows is not what is tested. */
final class OpenTasks {

  private final URI camunda;
  private final Http store;
  private final JdbcClient jdbc;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  OpenTasks(RunningSluice sluice) {
    this.camunda = sluice.camunda();
    this.store = new Http(sluice.searchStore().getPort());
    this.jdbc = sluice.bean(JdbcClient.class);
    assertThat(send("/api/login?username=demo&password=demo", "")).isLessThan(300);
  }

  /** Answers this task of a lead, as soon as there is one. */
  void answer(String leadId, String task, Map<String, Object> answer) {
    var key = awaitKey(leadId, task);
    var body = JsonMapper.shared().writeValueAsString(Map.of("variables", answer));
    assertThat(send("/v2/user-tasks/" + key + "/completion", body)).as(task).isLessThan(300);
  }

  /** The key of this task of a lead, as soon as Tasklist shows it. */
  String awaitKey(String leadId, String task) {
    return await(task)
        .atMost(Chromium.PATIENCE)
        .until(() -> find(leadId, task), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> find(String leadId, String task) {
    return instances(leadId, task).stream()
        .flatMap(
            instance ->
                store
                    .post(
                        "/tasklist-task-8*/_search",
                        "application/json",
                        """
                        {"query": {"bool": {"filter": [
                          {"term": {"processInstanceId": "%s"}}, {"term": {"flowNodeBpmnId": "%s"}},
                          {"term": {"state": "CREATED"}}]}}}
                        """
                            .formatted(instance, task))
                    .json()
                    .at("/hits/hits")
                    .valueStream())
        .map(hit -> hit.at("/_source/id").asString())
        .findFirst();
  }

  private List<String> instances(String leadId, String task) {
    return jdbc.sql(
            """
            select distinct process_instance_key::text from assignment
            where lead_id = cast(:leadId as uuid) and task = :task and ended_at is null
              and process_instance_key is not null
            """)
        .param("leadId", leadId)
        .param("task", task)
        .query(String.class)
        .list();
  }

  private int send(String path, String body) {
    try {
      return http.send(
              HttpRequest.newBuilder(camunda.resolve(path))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
