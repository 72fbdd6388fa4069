package io.sluice.local.boot;

import io.sluice.local.Endpoints;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.sample.SampleCompanies;
import io.sluice.local.sample.SampleCsv;
import io.sluice.local.test.TestStack;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The one stack of this JVM; it stops when the JVM ends. With {@code sluice.local.stack=test} it is
 * the tests' {@link TestStack}.
 */
final class SharedStack {

  /**
   * What runs.
   *
   * @param endpoints where
   * @param sample what is made up, in a full stack
   */
  record Running(Endpoints endpoints, Optional<Sample> sample) {}

  /** The file of sample leads, and that of what is known of their companies. */
  record Sample(Path leads, Path companies) {

    static Sample in(Path dataDir) {
      return new Sample(SampleCsv.in(dataDir), SampleCompanies.in(dataDir));
    }
  }

  private static Running full;

  private SharedStack() {}

  static synchronized Running running(UnaryOperator<String> property) {
    String kind = Optional.ofNullable(property.apply("sluice.local.stack")).orElse("full");
    return switch (kind) {
      case "full" -> full(property);
      case "test" -> new Running(TestStack.shared().endpoints(), Optional.empty());
      default ->
          throw new LocalStackException(
              "sluice.local.stack must be full or test, not \"" + kind + "\".");
    };
  }

  private static Running full(UnaryOperator<String> property) {
    if (full == null) {
      LocalStackOptions options = LocalStackOptions.full(property);
      LocalStack stack = LocalStack.start(options, System.out::println);
      full = new Running(stack.endpoints(), Optional.of(Sample.in(options.dataDir())));
    }
    return full;
  }
}
