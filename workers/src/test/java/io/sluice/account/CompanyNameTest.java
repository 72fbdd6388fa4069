package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a company's name is compared. */
class CompanyNameTest {

  @ParameterizedTest
  @CsvSource({
    "Northwind Traders, northwind traders",
    "'  NORTHWIND   Traders, Inc. ', northwind traders",
    "Northwind Traders GmbH & Co. KG, northwind traders",
    "Müller & Söhne AG, muller sohne",
    "Société Générale S.A., societe generale",
    "Boulangerie Dupont S. à r. l., boulangerie dupont",
    "Acme Sp. z o.o., acme",
    "Acme Pty Ltd, acme",
    "Foster's Brewing plc, fosters brewing",
    "SAS Institute, sas institute",
    "AB InBev SA/NV, ab inbev",
    "Ltd, ltd",
    "株式会社ソニー, 株式会社ソニー",
    "'&&', ",
    "' ', ",
    ", "
  })
  void isItsWordsWithoutTheLegalForm(String name, String key) {
    assertThat(CompanyName.keyOf(name)).isEqualTo(key);
  }
}
