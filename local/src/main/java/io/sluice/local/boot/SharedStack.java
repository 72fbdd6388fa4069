package io.sluice.local.boot;

import io.sluice.local.Endpoints;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.sample.SampleCompanies;
import io.sluice.local.sample.SampleCsv;
import io.sluice.local.sample.SampleSuppressions;
import io.sluice.local.sample.SampleUsers;
import io.sluice.local.sample.SecretKey;
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
   * @param key under which its database hashes addresses
   * @param sample what is made up, in a full stack
   */
  record Running(Endpoints endpoints, String key, Optional<Sample> sample) {}

  /**
   * The file of sample leads, what is known of their companies, whom nobody may contact, and who
   * logs in.
   */
  record Sample(Path leads, Path companies, Path suppressions, Path users) {

    static Sample in(Path dataDir) {
      return new Sample(
          SampleCsv.in(dataDir),
          SampleCompanies.in(dataDir),
          SampleSuppressions.in(dataDir),
          SampleUsers.in(dataDir));
    }
  }

  private static final String TEST_KEY = SecretKey.random();

  private static Running full;

  private SharedStack() {}

  static synchronized Running running(UnaryOperator<String> property) {
    String kind = Optional.ofNullable(property.apply("sluice.local.stack")).orElse("full");
    return switch (kind) {
      case "full" -> full(property);
      case "test" -> new Running(TestStack.shared().endpoints(), TEST_KEY, Optional.empty());
      default ->
          throw new LocalStackException(
              "sluice.local.stack must be full or test, not \"" + kind + "\".");
    };
  }

  private static Running full(UnaryOperator<String> property) {
    if (full == null) {
      LocalStackOptions options = LocalStackOptions.full(property);
      LocalStack stack = LocalStack.start(options, System.out::println);
      var folder = options.dataDir();
      full = new Running(stack.endpoints(), SecretKey.in(folder), Optional.of(Sample.in(folder)));
    }
    return full;
  }
}
