package io.sluice.routing;

import jakarta.annotation.PostConstruct;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Enters the configured reps when the application starts, before the first lead is routed. */
@Component
@EnableConfigurationProperties(RepProperties.class)
class RepsFromConfiguration {

  private final Reps reps;
  private final RepProperties properties;

  RepsFromConfiguration(Reps reps, RepProperties properties) {
    this.reps = reps;
    this.properties = properties;
  }

  @PostConstruct
  void enter() {
    properties.reps().forEach(reps::save);
  }
}
