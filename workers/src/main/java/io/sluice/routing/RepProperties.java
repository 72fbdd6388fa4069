package io.sluice.routing;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The reps that the configuration names under {@code sluice.reps}. */
@ConfigurationProperties("sluice")
record RepProperties(List<ConfiguredRep> reps) {

  RepProperties {
    reps = reps == null ? List.of() : List.copyOf(reps);
  }
}
