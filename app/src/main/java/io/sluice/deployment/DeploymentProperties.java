package io.sluice.deployment;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param overwrite ids of models that are deployed even over a newer version from outside, or *
 */
@ConfigurationProperties("sluice.deployment")
record DeploymentProperties(@DefaultValue Set<String> overwrite) {

  boolean overwrites(ModelId model) {
    return overwrite.contains("*") || overwrite.contains(model.id());
  }
}
