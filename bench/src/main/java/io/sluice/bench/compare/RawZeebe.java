package io.sluice.bench.compare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.sluice.bpmn.Models;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The program of the raw engine: deploys Sluice's models as they are, works their jobs without
 * doing anything, and publishes a start for each lead that is posted. It keeps nothing: who is
 * known is known in memory. The id of a lead is made of its address, so that one that is posted
 * again after a kill is the same to the engine.
 */
final class RawZeebe {

  private static final Duration DEPLOYMENT = Duration.ofMinutes(1);

  private final CamundaClient camunda;
  private final NoOpWorkers workers;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private RawZeebe(CamundaClient camunda) {
    this.camunda = camunda;
    this.workers = new NoOpWorkers(camunda);
  }

  /**
   * @param arguments {@code --port=}, {@code --grpc=} and {@code --rest=}
   */
  public static void main(String... arguments) throws IOException {
    // Otherwise each answer is held back until the client's acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var given =
        Stream.of(arguments)
            .map(argument -> argument.substring(2).split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    var camunda =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create(given.get("grpc")))
            .restAddress(URI.create(given.get("rest")))
            .preferRestOverGrpc(false)
            .numJobWorkerExecutionThreads(NoOpWorkers.THREADS)
            .build();
    var raw = new RawZeebe(camunda);
    raw.deploy();
    raw.workers.open();
    var address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(given.get("port")));
    var server = HttpServer.create(address, 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/leads", raw::accept);
    server.start();
    System.out.println(SideProcess.READY);
  }

  private void deploy() throws IOException {
    var models =
        Stream.of(new PathMatchingResourcePatternResolver().getResources(Models.LOCATION + "*/*.*"))
            .filter(file -> !file.getFilename().endsWith(".txt"))
            .toArray(Resource[]::new);
    var first = models[0];
    var command =
        camunda
            .newDeployResourceCommand()
            .addResourceStream(first.getInputStream(), first.getFilename());
    for (var i = 1; i < models.length; i++) {
      command = command.addResourceStream(models[i].getInputStream(), models[i].getFilename());
    }
    command.requestTimeout(DEPLOYMENT).send().join();
  }

  private void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      var lead = Web.JSON.readTree(exchange.getRequestBody());
      var email = lead.path("email").asString("");
      if (email.indexOf('@') < 0) {
        exchange.sendResponseHeaders(422, -1);
        return;
      }
      var leadId = UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString();
      var earlier = known.putIfAbsent(email, leadId);
      if (earlier == null) {
        if (lead.path("employees").asInt() < NoOpWorkers.FITS_FROM) {
          workers.willSleep(leadId);
        }
        workers.start(Models.LEAD_CAPTURED, leadId, 1, "inquiry");
      }
      var body =
          Web.JSON.writeValueAsBytes(
              Map.of("leadId", earlier == null ? leadId : earlier, "known", earlier != null));
      exchange.sendResponseHeaders(202, body.length);
      exchange.getResponseBody().write(body);
    } catch (RuntimeException e) {
      e.printStackTrace();
      exchange.sendResponseHeaders(500, -1);
    }
  }
}
