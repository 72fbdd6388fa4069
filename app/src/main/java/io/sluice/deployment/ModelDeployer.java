package io.sluice.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Compares our bundle with what we deployed last and with what is on the cluster, and deploys what
 * is ours to deploy.
 */
@Component
@EnableConfigurationProperties(DeploymentProperties.class)
class ModelDeployer {

  private final BundledFiles bundle;
  private final DeployedModels deployedModels;
  private final ClusterVersions cluster;
  private final Engine engine;
  private final DeploymentProperties properties;

  ModelDeployer(
      BundledFiles bundle,
      DeployedModels deployedModels,
      ClusterVersions cluster,
      Engine engine,
      DeploymentProperties properties) {
    this.bundle = bundle;
    this.deployedModels = deployedModels;
    this.cluster = cluster;
    this.engine = engine;
    this.properties = properties;
  }

  void deploy() {
    var files = bundle.all();
    var newest = newest(files);
    var known = known(newest);
    var changed = new ArrayList<BundledFile>();
    var standings = new HashMap<ModelId, Standing>();
    for (var file : files) {
      var ofFile =
          file.models().stream().map(model -> standing(file, model, known, newest)).toList();
      if (ofFile.stream().anyMatch(Standing::isOutside)) {
        ofFile.stream().filter(Standing::isOutside).forEach(DeploymentLog::leftToDesigner);
      } else if (ofFile.stream().anyMatch(standing -> standing.verdict() == Verdict.DEPLOY)) {
        changed.add(file);
        ofFile.forEach(standing -> standings.put(standing.model(), standing));
      }
    }
    if (!changed.isEmpty()) {
      deploy(changed, standings);
    }
  }

  private Standing standing(
      BundledFile file,
      ModelId model,
      Map<String, DeployedModel> known,
      Map<ModelId, OptionalInt> newest) {
    return Standing.of(
        model,
        file.checksum(),
        known.get(model.id()),
        newest.get(model),
        properties.overwrites(model));
  }

  private Map<ModelId, OptionalInt> newest(List<BundledFile> files) {
    var known = deployedModels.byId();
    var newest = new HashMap<ModelId, OptionalInt>();
    for (var file : files) {
      for (var model : file.models()) {
        var last = known.get(model.id());
        newest.put(model, cluster.newest(model, last == null ? 0 : last.version()));
      }
    }
    return newest;
  }

  /** What we deployed last on this cluster: nothing, if the cluster has none of it. */
  private Map<String, DeployedModel> known(Map<ModelId, OptionalInt> newest) {
    if (newest.values().stream().allMatch(version -> version.orElse(0) == 0)) {
      return Map.of();
    }
    var known = deployedModels.byId();
    if (newest.keySet().stream().noneMatch(model -> hasHappened(model, known, newest))) {
      return known;
    }
    deployedModels.confirmExpected();
    return deployedModels.byId();
  }

  /** Whether a deployment whose answer we did not see shows on the cluster; it did all or none. */
  private static boolean hasHappened(
      ModelId model, Map<String, DeployedModel> known, Map<ModelId, OptionalInt> newest) {
    var last = known.get(model.id());
    return last != null && last.isPending() && newest.get(model).orElse(-1) >= last.version();
  }

  private void deploy(List<BundledFile> files, Map<ModelId, Standing> standings) {
    for (var file : files) {
      file.models()
          .forEach(
              model ->
                  deployedModels.expect(model, file.checksum(), standings.get(model).expected()));
    }
    var versions = engine.deploy(files);
    for (var file : files) {
      for (var model : file.models()) {
        deployedModels.deployed(model, file.checksum(), versions.get(model));
      }
    }
    DeploymentLog.deployed(standings.values(), versions);
  }
}
