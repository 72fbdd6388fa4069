package io.sluice.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what people of one company are known to be of one company. */
class AccountKeyTest {

  @ParameterizedTest
  @CsvSource({
    "dana@northwind.example, , northwind.example",
    "' Dana@Northwind.Example ', https://other.example, northwind.example",
    "dana@gmail.com, https://www.Northwind.example/about, northwind.example",
    "dana@gmail.com, northwind.example, northwind.example",
    "dana@gmail.com, , ",
    "dana@gmail.com, not a website, ",
    "dana@gmail.com, https://gmail.com, ",
    "dana@mail.northwind.example, , northwind.example",
    "dana@mail.northwind.co.uk, , northwind.co.uk",
    "dana@co.uk, , ",
    "dana@müller.example, , xn--mller-kva.example",
    "dana@gmail.com, http://10.0.0.7:8080/, ",
    "dana@gmail.com, https://www.linkedin.com/company/northwind, ",
    "dana@gmail.com, https://northwind.github.io, northwind.github.io",
    "dana@gmail.com, https://github.io, ",
    "dana@[10.0.0.7], , "
  })
  void isTheRegisteredDomainThatTellsTheCompany(String email, String website, String key) {
    assertThat(AccountKey.of(email, website)).isEqualTo(key);
  }
}
