package io.sluice.bench.compare;

import io.sluice.bench.AppProcess;
import io.sluice.local.LocalStackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who is compared. */
enum SideName {
  SLUICE("Sluice") {
    @Override
    Side side(Path folder) {
      return new SluiceSide(LocalStackOptions::recorded, AppProcess.ofThisBuild(), folder);
    }
  },
  SLUICE2("Sluice, two partitions") {
    @Override
    Side side(Path folder) {
      return new SluiceSide(LocalStackOptions::recordedInTwo, AppProcess.ofThisBuild(), folder);
    }
  },
  BEFORE("Sluice, another build") {
    @Override
    Side side(Path folder) {
      return new SluiceSide(LocalStackOptions::recorded, List.of("-jar", otherBuild()), folder);
    }

    @Override
    void requireThere() {
      otherBuild();
    }
  },
  ZEEBE("raw Zeebe, no-op workers") {
    @Override
    Side side(Path folder) {
      return new ZeebeSide(folder.resolve("workers.log"));
    }
  },
  SQL("SQL by hand") {
    @Override
    Side side(Path folder) {
      return peer("sql", "io.sluice.bench.side.sql.SqlSide", folder);
    }
  },
  CAMUNDA7("Camunda 7, embedded") {
    @Override
    Side side(Path folder) {
      return peer("camunda7", "io.sluice.bench.side.camunda7.CamundaSide", folder);
    }
  },
  FLOWABLE("Flowable, embedded") {
    @Override
    Side side(Path folder) {
      return peer("flowable", "io.sluice.bench.side.flowable.FlowableSide", folder);
    }
  };

  private final String label;

  SideName(String label) {
    this.label = label;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  /** Its word in {@code bench.sides}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is an engine within the program, on PostgreSQL. */
  boolean isEmbedded() {
    return this == CAMUNDA7 || this == FLOWABLE;
  }

  /** Whether its engine is a process of its own. */
  boolean hasBroker() {
    return this != SQL && !isEmbedded();
  }

  /**
   * Whether it is measured for the record, and so not as often as those that targets are held on.
   */
  boolean isForTheRecord() {
    return this == SLUICE2 || this == SQL || isEmbedded();
  }

  /**
   * A new one, which is not started yet.
   *
   * @param folder where its logs go to
   */
  abstract Side side(Path folder);

  /**
   * Is to be called before anything is measured.
   *
   * @throws IllegalArgumentException when it needs something that is not there
   */
  void requireThere() {
    // most need nothing
  }

  /**
   * Of its word.
   *
   * @throws IllegalArgumentException where it is none
   */
  static SideName of(String code) {
    return Arrays.stream(values())
        .filter(name -> name.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "bench.sides has %s: write some of %s, with commas"
                        .formatted(
                            code,
                            Arrays.stream(values())
                                .map(SideName::code)
                                .collect(Collectors.joining(", ")))));
  }

  /** The jar of {@code bench.before}. */
  private static String otherBuild() {
    var jar = System.getProperty("bench.before", "");
    if (!Path.of(jar).isAbsolute() || !Files.isReadable(Path.of(jar))) {
      throw new IllegalArgumentException(
          "bench.before is '%s': name a jar of another build by its whole path, as bench/README.md says, or leave 'before' out of bench.sides"
              .formatted(jar));
    }
    return jar;
  }

  private static Side peer(String module, String mainClass, Path folder) {
    return new PeerSide(
        PeerProgram.of(Path.of("sides", module), mainClass), folder.resolve("program.log"));
  }
}
