package io.sluice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to start and where.
 *
 * @param kind the whole stack, or what a process test needs
 * @param dataDir the folder that holds data and logs
 * @param temporary delete the folder at the end
 * @param fresh delete what an earlier run left in the folder
 * @param ports where to listen
 * @param javaHome the JDK (21 or newer) that the servers run on
 * @param startTimeout how long the start may take
 */
public record LocalStackOptions(
    Kind kind,
    Path dataDir,
    boolean temporary,
    boolean fresh,
    Ports ports,
    Path javaHome,
    Duration startTimeout) {

  /** What to start. */
  public enum Kind {
    /** PostgreSQL, OpenSearch, and Camunda with Operate and Tasklist. */
    FULL,
    /** PostgreSQL and a broker with a clock that tests can move. */
    TEST,
    /** PostgreSQL and a broker, for measuring. */
    ENGINE,
    /** The same, and the broker writes all its records to the file {@link #records()}. */
    RECORDED,
    /** The same on two partitions. */
    RECORDED_IN_TWO,
    /** PostgreSQL alone, for measuring what needs no broker. */
    DATABASE
  }

  /** The prefix of all properties that are read here. */
  public static final String PREFIX = "sluice.local.";

  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(3);

  /**
   * Reads the options of a full stack.
   *
   * @param property the value of a property, or null
   * @throws LocalStackException if a value makes no sense, with the name of its property
   */
  public static LocalStackOptions full(UnaryOperator<String> property) {
    return read(property, Kind.FULL, false);
  }

  /** A stack for tests on free ports, in a new temporary folder. */
  public static LocalStackOptions test() {
    return temporary(Kind.TEST, "sluice-test-");
  }

  /** A stack to measure on: free ports, in a new temporary folder. */
  public static LocalStackOptions engine() {
    return temporary(Kind.ENGINE, "sluice-bench-");
  }

  /** The same, with the broker's records in {@link #records()}. */
  public static LocalStackOptions recorded() {
    return temporary(Kind.RECORDED, "sluice-bench-");
  }

  /** The same, with a broker of two partitions. */
  public static LocalStackOptions recordedInTwo() {
    return temporary(Kind.RECORDED_IN_TWO, "sluice-bench-");
  }

  /** A PostgreSQL to measure on: a free port, in a new temporary folder. */
  public static LocalStackOptions database() {
    return temporary(Kind.DATABASE, "sluice-bench-");
  }

  private static LocalStackOptions temporary(Kind kind, String folder) {
    try {
      Path dataDir = Files.createTempDirectory(folder);
      return new LocalStackOptions(
          kind, dataDir, true, false, Ports.free(), currentJava(), DEFAULT_WAIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the log files. */
  public Path logs() {
    return dataDir.resolve("logs");
  }

  /**
   * Where the broker of a stack that is not {@link Kind#FULL} or {@link Kind#ENGINE} writes its
   * records, one JSON object a line.
   */
  public Path records() {
    return logs().resolve("records.jsonl");
  }

  /** The folder of the servers' temporary files, emptied at each start. */
  public Path temp() {
    return dataDir.resolve("tmp");
  }

  /** These options as arguments of another process. */
  List<String> toArguments() {
    return Stream.of(
            "kind=" + kind,
            "temporary=" + temporary,
            PREFIX + "data-dir=" + dataDir,
            PREFIX + "fresh=" + fresh,
            PREFIX + "postgres.port=" + ports.postgres(),
            PREFIX + "camunda.port=" + ports.camunda(),
            PREFIX + "camunda.grpc-port=" + ports.grpc(),
            PREFIX + "camunda.management-port=" + ports.management(),
            PREFIX + "search.port=" + ports.search(),
            PREFIX + "java-home=" + javaHome,
            PREFIX + "wait=" + startTimeout)
        .toList();
  }

  /** The options that {@link #toArguments()} wrote. */
  public static LocalStackOptions ofArguments(String... arguments) {
    Map<String, String> values =
        Stream.of(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return read(
        values::get,
        Kind.valueOf(values.get("kind")),
        Boolean.parseBoolean(values.get("temporary")));
  }

  private static LocalStackOptions read(
      UnaryOperator<String> property, Kind kind, boolean temporary) {
    Values values = new Values(property);
    Ports ports =
        new Ports(
            values.port("postgres.port", Ports.DEFAULT.postgres()),
            values.port("camunda.port", Ports.DEFAULT.camunda()),
            values.port("camunda.grpc-port", Ports.DEFAULT.grpc()),
            values.port("camunda.management-port", Ports.DEFAULT.management()),
            values.port(
                "search.port",
                Ports.DEFAULT.search(),
                Ports.DEFAULT.search(),
                Ports.HIGHEST_SEARCH));
    return new LocalStackOptions(
        kind,
        Distribution.find().root().resolve(values.text("data-dir", ".local/data")).normalize(),
        temporary,
        values.flag("fresh"),
        ports,
        Path.of(values.text("java-home", currentJava().toString())),
        values.duration("wait", DEFAULT_WAIT));
  }

  private static Path currentJava() {
    return Path.of(System.getProperty("java.home"));
  }
}
