package io.sluice.imports;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gives up files that broke off while they came in, and forgets the rows of imports when their time
 * is over. Any number of instances may do so at once.
 */
@Component
@EnableConfigurationProperties(ImportProperties.class)
class ImportPurge {

  private static final Logger log = LoggerFactory.getLogger(ImportPurge.class);
  private static final String BROKEN_OFF =
      "The file did not come in as a whole, and nothing of it was loaded. Send it again.";

  private static final String NEVER_STARTED =
      "It was not started in time, and its rows are forgotten. Send the file again.";

  private final Imports imports;
  private final ImportRows rows;
  private final ImportProperties properties;
  private final Clock clock;

  ImportPurge(Imports imports, ImportRows rows, ImportProperties properties, Clock clock) {
    this.imports = imports;
    this.rows = rows;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${sluice.imports.purge-interval:1m}")
  void look() {
    try {
      purge();
    } catch (DataAccessException | TransactionException e) {
      log.debug("The imports cannot be read", e);
    }
  }

  void purge() {
    if (imports.failBrokenOff(BROKEN_OFF) > 0) {
      log.warn("A file broke off while it came in");
    }
    for (var id : imports.findWithRows(clock.instant().minus(properties.keep()))) {
      while (imports.close(id, NEVER_STARTED) && rows.forget(id) > 0) {
        log.debug("Rows of import {} are forgotten", id);
      }
    }
  }
}
