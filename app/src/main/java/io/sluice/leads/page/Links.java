package io.sluice.leads.page;

import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a lead is seen in Camunda's own tools, as far as it is known where those are. */
@Component
class Links {

  private final String operate;
  private final String tasklist;

  Links(
      @Value("${sluice.operate.url:${sluice.local.operate-url:}}") String operate,
      @Value("${sluice.notification.tasklist-url:${sluice.local.tasklist-url:}}") String tasklist) {
    this.operate = withoutEnd(operate);
    this.tasklist = withoutEnd(tasklist);
  }

  private static String withoutEnd(String address) {
    return address.strip().replaceAll("/+$", "");
  }

  /**
   * @param processInstanceKey null where none has taken the cycle up
   */
  Optional<URI> instance(String processInstanceKey) {
    return operate.isEmpty() || processInstanceKey == null
        ? Optional.empty()
        : Optional.of(URI.create("%s/processes/%s".formatted(operate, processInstanceKey)));
  }

  Optional<URI> tasks() {
    return tasklist.isEmpty() ? Optional.empty() : Optional.of(URI.create(tasklist));
  }
}
