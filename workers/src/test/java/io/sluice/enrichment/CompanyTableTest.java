package io.sluice.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.lead.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyTableTest {

  @TempDir Path folder;

  @Test
  void aCompanyIsKnownByItsDomainHoweverItIsWritten() throws IOException {
    var companies =
        read(
            """
            \uFEFFdomain,company,country,employees
            https://www.Northwind.example/about,"Northwind, Inc.",us,420
            contoso.example,,,
            """);

    assertThat(companies)
        .containsEntry(
            "northwind.example",
            Map.of(Fact.COMPANY, "Northwind, Inc.", Fact.COUNTRY, "US", Fact.EMPLOYEES, "420"))
        .containsEntry("contoso.example", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'domain,employees\na.example,-4'         | line 2, employees cannot be \"-4\": give a whole number",
        "'domain,annualRevenue\na.example,1.5m'   | line 2, annualRevenue cannot be \"1.5m\"",
        "'domain,country\na.example,DE\nb.example,Germany' | line 3, country cannot be \"GERMANY\": give two letters",
        "'domain,company\na.example,x\nwww.a.example,y' | line 3, domain cannot be \"a.example\": it stands above already",
        "'domain,company\nnorthwind,x'            | line 2, domain cannot be \"northwind\": give a domain",
        "'domain,company\n,x'                     | line 2, domain cannot be \"\": give a domain",
        "'domain,headcount\na.example,4'          | line 1, header cannot be \"headcount\": known are domain, company",
        "'company\nx'                             | line 1, header is missing: add a column domain",
        "'domain,company\na.example'              | line 2, row cannot be \"1 columns\": give it 2",
        "'domain,company\na.example,\"x'          | not valid CSV",
      })
  void whatIsWrongIsSaidByLineFieldValueAndFix(String file, String said) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnusableEnrichmentException.class)
        .hasMessageContaining("companies.csv")
        .hasMessageContaining(said);
  }

  @Test
  void aFileThatIsNotThereOrNotUtf8IsRefused() throws IOException {
    var latin =
        Files.write(
            folder.resolve("latin.csv"),
            "domain,company\na.example,Müller\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> CompanyTable.read(folder.resolve("nowhere.csv")))
        .hasMessageContaining("set sluice.enrichment.company-file to a file that can");
    assertThatThrownBy(() -> CompanyTable.read(latin)).hasMessageContaining("save it as UTF-8");
  }

  private Map<String, Map<Fact, String>> read(String text) throws IOException {
    return CompanyTable.read(Files.writeString(folder.resolve("companies.csv"), text));
  }
}
