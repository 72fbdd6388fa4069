package io.sluice.enrichment;

import io.sluice.lead.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A file of companies. It is read at the start, and again when it has changed; of a change that
 * cannot be used the log tells, and what stood there before is answered.
 */
@Component
@ConditionalOnProperty("sluice.enrichment.company-file")
class CompanyFile implements FirmographicSource {

  static final String NAME = "company-file";

  private static final Logger log = LoggerFactory.getLogger(CompanyFile.class);

  private final Path file;
  private FileTime readAt;
  private Map<String, Map<Fact, String>> companies;

  /**
   * @throws UnusableEnrichmentException when the file cannot be used
   */
  CompanyFile(EnrichmentProperties properties) {
    this.file = properties.companyFile();
    this.readAt = changedAt();
    this.companies = CompanyTable.read(file);
    log.info("{} companies in {}", companies.size(), file);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Lookup lookUp(String domain) {
    var company = current().get(domain);
    return company == null || company.isEmpty() ? new Lookup.NotFound() : new Lookup.Found(company);
  }

  private synchronized Map<String, Map<Fact, String>> current() {
    var changedAt = changedAt();
    if (changedAt != null && !changedAt.equals(readAt)) {
      readAt = changedAt;
      readAgain();
    }
    return companies;
  }

  private void readAgain() {
    try {
      companies = CompanyTable.read(file);
      log.info("{} companies in {}, which has changed", companies.size(), file);
    } catch (UnusableEnrichmentException e) {
      log.error("{}\nWhat stood there before is used until it is mended.", e.getMessage());
    }
  }

  /** Null where it is not there. */
  private FileTime changedAt() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return null;
    }
  }
}
