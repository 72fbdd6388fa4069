package io.sluice.bench.compare;

import io.sluice.local.Distribution;

/** What all sides had in common, in words. */
record Setting(
    String topology, String exporter, String durability, String postgresql, String camunda) {

  static Setting ofToday() {
    return new Setting(
        "one broker, one partition where two are not named, one replica; one program a side with "
            + String.join(" ", SideProcess.FLAGS)
            + ", a broker with -Xmx768m; all on this machine, with the driver",
        "DebugLogExporter: every record as a line of JSON to a file, on both sides with Zeebe",
        "PostgreSQL with fsync, synchronous_commit and full_page_writes on; Zeebe flushes its log"
            + " as it does by default",
        "17",
        Distribution.find().camundaVersion());
  }
}
