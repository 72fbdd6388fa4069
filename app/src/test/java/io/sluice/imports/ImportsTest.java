package io.sluice.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.sheet.Dialect;
import io.sluice.testing.SluiceTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What may be done with an import as it stands; taken back, so that nobody else goes on with it.
 */
@SluiceTest
class ImportsTest {

  @Autowired Imports imports;
  @Autowired TransactionOperations transaction;

  @Test
  void aTrialThatIsStoppedCanStillBeLoaded() {
    inVain(
        id -> {
          assertThat(imports.start(id, true)).isTrue();

          assertThat(imports.cancel(id)).isTrue();

          assertThat(state(id)).isEqualTo(ImportState.RECEIVED);
          assertThat(imports.start(id, false)).isTrue();
          assertThat(imports.cancel(id)).isTrue();
          assertThat(state(id)).isEqualTo(ImportState.CANCELLED);
          assertThat(imports.cancel(id)).isFalse();
        });
  }

  @Test
  void rowsOfWhatWasStartedMeanwhileAreNotForgotten() {
    inVain(
        id -> {
          assertThat(imports.start(id, false)).isTrue();

          assertThat(imports.close(id, "too late")).isFalse();

          assertThat(state(id)).isEqualTo(ImportState.RUNNING);
        });
  }

  @Test
  void columnsOfTheSameNameAreToldApart() {
    var labels = Columns.of(List.of("a", "a (2)", "a", " ", "a")).labels();

    assertThat(labels).containsExactly("a", "a (2)", "a (3)", "column 4", "a (4)");
    assertThat(Columns.of(Collections.nCopies(20_000, "Answer")).labels())
        .doesNotHaveDuplicates()
        .endsWith("Answer (20000)");
  }

  private void inVain(Consumer<UUID> story) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          var id = imports.open("leads.csv", Optional.empty(), Optional.empty());
          var dialect = new Dialect(StandardCharsets.UTF_8, false, ',', '"');
          var file = new StagedFile("00", 10, dialect, List.of("email"));
          imports.received(id, file, Mapping.NONE, Optional.empty());
          story.accept(id);
        });
  }

  private ImportState state(UUID id) {
    return imports.find(id).orElseThrow().state();
  }
}
