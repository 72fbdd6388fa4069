package io.sluice.local.sample;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sample leads as a CSV file, as RFC 4180 has it. */
public final class SampleCsv {

  /** The file's name in the data directory. */
  public static final String FILE = "sample-leads.csv";

  private SampleCsv() {}

  /** The file in this folder; written when it is not there, so that it stays the same for good. */
  public static Path in(Path dataDir) {
    return DataFile.in(dataDir, FILE, "sample leads", () -> text(SampleLeads.asOf(Instant.now())));
  }

  static String text(List<SampleLead> leads) {
    return lines(Stream.concat(Stream.of(SampleLead.HEADER), leads.stream().map(SampleLead::row)));
  }

  static String lines(Stream<List<String>> rows) {
    return rows.map(row -> row.stream().map(SampleCsv::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String quoted(String value) {
    return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
