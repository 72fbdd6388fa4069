package io.sluice.deployment;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator and a process designer read about a deployment. */
final class DeploymentLog {

  private static final Logger log = LoggerFactory.getLogger("io.sluice.deployment");

  private DeploymentLog() {}

  static void leftToDesigner(Standing standing) {
    var id = standing.model().id();
    var newest = standing.newest().orElseThrow();
    if (standing.verdict() == Verdict.HOLD_BACK) {
      log.warn(
          "{}: version {} was deployed from outside and stays the newest (ours is {}), though our"
              + " own has changed. Merge it in Modeler, or start once with"
              + " sluice.deployment.overwrite={}",
          id,
          newest,
          standing.ours(),
          id);
    } else {
      log.info(
          "{}: version {} was deployed from outside and stays the newest (ours is {})",
          id,
          newest,
          standing.ours());
    }
  }

  static void deployed(Collection<Standing> standings, Map<ModelId, Integer> versions) {
    log.info(
        "Deployed {}",
        standings.stream()
            .map(standing -> standing.model() + " " + versions.get(standing.model()))
            .sorted()
            .collect(Collectors.joining(", ")));
    standings.forEach(standing -> hidden(standing, versions.get(standing.model())));
  }

  private static void hidden(Standing standing, int version) {
    if (version > standing.expected()) {
      log.warn(
          "{}: our version {} hides version {}, which was deployed from outside. If that one is to"
              + " stay the newest, deploy it again from Modeler",
          standing.model(),
          version,
          version - 1);
    }
  }
}
