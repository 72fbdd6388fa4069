package io.sluice.sample;

import io.sluice.access.Caller;
import io.sluice.deployment.ModelsDeployed;
import io.sluice.imports.ImportDesk;
import io.sluice.imports.ImportWait;
import io.sluice.imports.Upload;
import io.sluice.suppressions.SuppressionImport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills an empty database with sample leads and says where to see them. */
@Component
@ConditionalOnBooleanProperty("sluice.sample.enabled")
@EnableConfigurationProperties({SampleProperties.class, LocalProperties.class})
class SampleLoader {

  private static final Logger log = LoggerFactory.getLogger(SampleLoader.class);
  private static final Duration LOADING = Duration.ofMinutes(2);

  private final SampleProperties sample;
  private final ImportDesk imports;
  private final ImportWait importWait;
  private final SuppressionImport suppressions;
  private final SampleForms forms;
  private final TasklistStore tasklist;
  private final StartTable startTable;
  private final JdbcClient jdbc;

  SampleLoader(
      SampleProperties sample,
      ImportDesk imports,
      ImportWait importWait,
      SuppressionImport suppressions,
      SampleForms forms,
      TasklistStore tasklist,
      StartTable startTable,
      JdbcClient jdbc) {
    this.sample = sample;
    this.imports = imports;
    this.importWait = importWait;
    this.suppressions = suppressions;
    this.forms = forms;
    this.tasklist = tasklist;
    this.startTable = startTable;
    this.jdbc = jdbc;
  }

  @EventListener
  void begin(ModelsDeployed deployed) {
    Thread.ofVirtual().name("sample").start(() -> run(deployed));
  }

  private void run(ModelsDeployed deployed) {
    try {
      if (!hasLeads()) {
        tasklist.awaitForms(deployed.forms());
        load();
        tasklist.awaitFirstTask();
      }
      startTable.print();
    } catch (IOException e) {
      log.error("The samples cannot be read from {}, {}", sample.csv(), sample.suppressions(), e);
    } catch (InterruptedException e) {
      log.debug("The application ends before the sample leads are loaded");
    }
  }

  private boolean hasLeads() {
    return jdbc.sql("select exists (select from lead)").query(Boolean.class).single();
  }

  private void load() throws IOException {
    if (sample.suppressions() != null) {
      suppressions.load(sample.suppressions().getContentAsByteArray());
    }
    forms.enter();
    try (var file = sample.csv().getInputStream()) {
      var received =
          imports.receive(
              Caller.NOBODY,
              file,
              new Upload("samples.csv", Optional.empty(), Map.of(), true, false, false));
      importWait.await(received.id(), LOADING);
    }
  }
}
