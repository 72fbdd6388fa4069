package io.sluice.enrichment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is asked about companies.
 *
 * @param companyFile a CSV of companies, null for none
 * @param http a service of companies, null for none
 * @param order the names of sources, the most trusted first; one that is not named comes after
 * @param askAgain for how long a source that has answered is not asked again about a lead
 */
@ConfigurationProperties("sluice.enrichment")
record EnrichmentProperties(
    Path companyFile, Http http, List<String> order, @DefaultValue("30d") Duration askAgain) {

  EnrichmentProperties {
    order = order == null ? List.of(CompanyFile.NAME, HttpSource.NAME) : List.copyOf(order);
  }

  /**
   * @param url with {@code {domain}} where the company's domain goes
   * @param timeout to connect, and then again to answer
   * @param token what proves who asks, null for nothing; a secret
   */
  record Http(String url, @DefaultValue("2s") Duration timeout, String token) {

    /** Without the token, and without what may stand in the address. */
    @Override
    public String toString() {
      return "Http[timeout=%s]".formatted(timeout);
    }
  }
}
