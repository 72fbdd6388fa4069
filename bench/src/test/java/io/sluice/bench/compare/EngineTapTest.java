package io.sluice.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTapTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("records.jsonl");
  }

  @Test
  void countsOnceWhatABrokerThatWasKilledWritesAgain() throws IOException {
    try (var tap = EngineTap.follow(file)) {
      write(job(1, 1, "CREATED"), job(1, 2, "CREATED"));
      write(job(1, 3, "CREATED").substring(0, 30));
      tap.cutOff();
      assertThat(tap.work().records()).isEqualTo(2);
      write(job(1, 1, "CREATED"), job(1, 2, "CREATED"), job(1, 3, "CREATED"), job(1, 4, "CREATED"));
      tap.cutOff();
      assertThat(tap.work()).isEqualTo(new EngineWork(4, 0, 4));
    }
  }

  @Test
  void countsEachPartitionByItself() throws IOException {
    try (var tap = EngineTap.follow(file)) {
      write(job(1, 5, "CREATED"), job(2, 3, "CREATED"), job(1, 6, "CREATED"));
      tap.cutOff();
      assertThat(tap.work().jobs()).isEqualTo(3);
    }
  }

  @Test
  void findsTheFirstCommandOfAProgramFromAnInstantOn() throws IOException {
    try (var tap = EngineTap.follow(file)) {
      tap.watch(Instant.ofEpochMilli(1_003));
      write(job(1, 1, "COMPLETED"), job(1, 3, "CREATED"));
      tap.cutOff();
      assertThat(tap.firstCommand()).isEmpty();
      write(job(1, 4, "COMPLETED"), job(1, 5, "COMPLETED"));
      tap.cutOff();
      assertThat(tap.firstCommand()).contains(Instant.ofEpochMilli(1_004));
    }
  }

  /** Its time is a second and as many milliseconds as its position. */
  private static String job(int partition, long position, String intent) {
    return ("{\"partitionId\":%d,\"value\":{},\"position\":%d,\"timestamp\":%d,"
            + "\"recordType\":\"EVENT\",\"intent\":\"%s\",\"valueType\":\"JOB\"}\n")
        .formatted(partition, position, 1_000 + position, intent);
  }

  private void write(String... lines) throws IOException {
    Files.writeString(
        file, String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
