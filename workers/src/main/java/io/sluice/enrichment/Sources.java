package io.sluice.enrichment;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Who is configured to be asked, the most trusted first. */
@Component
@EnableConfigurationProperties(EnrichmentProperties.class)
class Sources {

  private final List<FirmographicSource> ordered;

  /**
   * @throws UnusableEnrichmentException when two sources have one name
   */
  Sources(List<FirmographicSource> sources, EnrichmentProperties properties) {
    var names = new HashSet<String>();
    sources.forEach(
        source -> {
          if (!names.add(source.name())) {
            throw new UnusableEnrichmentException(
                "Two sources are called %s: rename one.".formatted(source.name()));
          }
        });
    this.ordered =
        sources.stream()
            .sorted(Comparator.comparingInt(source -> rank(properties.order(), source)))
            .toList();
  }

  List<FirmographicSource> all() {
    return ordered;
  }

  private static int rank(List<String> order, FirmographicSource source) {
    var place = order.indexOf(source.name());
    return place < 0 ? order.size() : place;
  }
}
