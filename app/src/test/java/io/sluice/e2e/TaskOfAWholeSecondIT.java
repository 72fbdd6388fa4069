package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import org.junit.jupiter.api.Test;

/** Tasklist writes a task that is created at a whole second in a way that its index refused. */
@BrowserTest
class TaskOfAWholeSecondIT {

  private static final String DOCUMENT =
      "/tasklist-list-view-8.6.0_/_doc/whole-second?routing=whole-second";

  @Test
  void isTakenIntoTheList(RunningSluice sluice) {
    var store = new Http(sluice.searchStore().getPort());

    var taken =
        store.put(
            DOCUMENT,
            """
            {"id": "whole-second", "creationTime": "2026-11-23T09:30:05Z",
             "completionTime": "2026-11-23T09:31Z"}
            """);

    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    assertThat(store.delete(DOCUMENT).status()).isEqualTo(200);
  }
}
