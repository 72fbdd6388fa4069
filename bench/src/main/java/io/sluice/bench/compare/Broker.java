package io.sluice.bench.compare;

import io.sluice.local.LocalStack;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The broker of a side, which can be killed and started again on its data. */
final class Broker implements Replaying {

  private static final String SERVER = "camunda";
  private static final Pattern RECOVERY =
      Pattern.compile("\nzeebe_stream_processor_startup_recovery_time\\S* (\\S+)");

  private final LocalStack stack;
  private final EngineTap tap;
  private final Web web;

  Broker(LocalStack stack, EngineTap tap, Web web) {
    this.stack = stack;
    this.tap = tap;
    this.web = web;
  }

  Killable.Part part() {
    return new Killable.Part(Recovery.BROKER, this::kill, () -> stack.startAgain(SERVER));
  }

  @Override
  public void snapshot() {
    var answer = web.postJson(management("/actuator/partitions/takeSnapshot"), new byte[0]);
    if (answer.statusCode() != 200) {
      throw Web.unexpected(answer);
    }
  }

  @Override
  public void watch(Instant from) {
    tap.watch(from);
  }

  @Override
  public Optional<Instant> firstCommand() {
    return tap.firstCommand();
  }

  /** Of the slowest partition. */
  @Override
  public double replaySeconds() {
    return RECOVERY
        .matcher(web.get(management("/actuator/prometheus")).body())
        .results()
        .mapToDouble(metric -> Double.parseDouble(metric.group(1)))
        .max()
        .orElseThrow(() -> new IllegalStateException("The broker does not tell how long it took"));
  }

  private void kill() {
    stack.kill(SERVER);
    tap.cutOff();
  }

  private URI management(String path) {
    return stack.endpoints().management().resolve(path);
  }
}
