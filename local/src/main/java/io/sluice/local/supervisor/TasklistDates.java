package io.sluice.local.supervisor;

/**
 * Lets Tasklist's list of tasks hold a time without a fraction of a second. Tasklist 8.6 writes
 * there when a task was created or completed, and leaves the fraction out where it is zero, which
 * its own index does not read: the batch is refused, tried again for ever, and no task comes after
 * it. About one task in a thousand is created at such an instant; it is not found by that time now.
 */
final class TasklistDates {

  private static final String INDEX = "/tasklist-list-view-8.6.0_/_mapping";

  private static final String TOLERANT =
      """
      {"properties": {
        "creationTime": {"type": "date", "format": "date_time || epoch_millis", "ignore_malformed": true},
        "completionTime": {"type": "date", "format": "date_time || epoch_millis", "ignore_malformed": true}
      }}
      """;

  private final SearchStore store;

  TasklistDates(SearchStore store) {
    this.store = store;
  }

  void tolerate() {
    store.put(INDEX, TOLERANT, "Tasklist's list of tasks could not be set up");
  }
}
