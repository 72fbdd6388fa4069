package io.sluice.local.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a growing file of one JSON record a line until the file is gone. */
final class RecordFollower implements Runnable {

  private static final int CHUNK = 1 << 18;
  private static final long PAUSE_MILLIS = 5;

  private final Path file;
  private final Consumer<List<EngineRecord>> sink;
  private final JsonMapper json = new JsonMapper();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  RecordFollower(Path file, Consumer<List<EngineRecord>> sink) {
    this.file = file;
    this.sink = sink;
  }

  @Override
  public void run() {
    try {
      while (Files.notExists(file) && Files.exists(file.getParent())) {
        Thread.sleep(PAUSE_MILLIS);
      }
      follow();
    } catch (IOException e) {
      System.err.println("The engine's records cannot be read: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws IOException, InterruptedException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel = FileChannel.open(file)) {
      while (true) {
        if (channel.read(chunk.clear()) > 0) {
          List<EngineRecord> records = parse(chunk.flip());
          if (!records.isEmpty()) {
            sink.accept(records);
          }
        } else if (Files.exists(file)) {
          Thread.sleep(PAUSE_MILLIS);
        } else {
          return;
        }
      }
    }
  }

  private List<EngineRecord> parse(ByteBuffer chunk) {
    List<EngineRecord> records = new ArrayList<>();
    byte[] bytes = chunk.array();
    int start = 0;
    for (int i = 0; i < chunk.limit(); i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        start = i + 1;
        EngineRecord record = record(line.toByteArray());
        if (record != null) {
          records.add(record);
        }
        line.reset();
      }
    }
    line.write(bytes, start, chunk.limit() - start);
    return records;
  }

  /** A record, or null for a command and for the few lines that are none. */
  private EngineRecord record(byte[] text) {
    if (text.length == 0 || text[0] != '{') {
      return null;
    }
    try {
      JsonNode node = json.readTree(text);
      String recordType = node.path("recordType").asString("");
      return recordType.equals("COMMAND")
          ? null
          : new EngineRecord(
              node.path("position").asLong(),
              recordType,
              node.path("valueType").asString(""),
              node.path("intent").asString(""),
              node.path("key").asLong(),
              Instant.ofEpochMilli(node.path("timestamp").asLong()),
              node.path("rejectionReason").asString(""),
              node.path("value"));
    } catch (JacksonException e) {
      System.err.println("Not a record: " + e.getMessage());
      return null;
    }
  }
}
