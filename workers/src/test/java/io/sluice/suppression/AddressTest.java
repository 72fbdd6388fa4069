package io.sluice.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways of writing an address are one mailbox. */
class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "dana@northwind.example, dana@northwind.example",
    "' Dana@Northwind.Example ', dana@northwind.example",
    "dana+news+2@northwind.example, dana@northwind.example",
    "+dana@northwind.example, +dana@northwind.example",
    "da.na@northwind.example, da.na@northwind.example",
    "Da.na+x@gmail.com, dana@gmail.com",
    "d.a.n.a@googlemail.com, dana@gmail.com",
    "dana@gmail.com.example, dana@gmail.com.example",
    "Dana@BÜCHER.example, dana@xn--bcher-kva.example",
    "dana@xn--bcher-kva.example, dana@xn--bcher-kva.example",
    "dana@bu\u0308cher.example, dana@xn--bcher-kva.example",
    "dana@fuß.example, dana@xn--fu-hia.example",
    "dana@fuss.example, dana@fuss.example",
    "Zo\u0065\u0308@northwind.example, zo\u00eb@northwind.example",
    "dana@under_score.example, dana@under_score.example"
  })
  void isOneMailbox(String written, String address) {
    assertThat(Address.of(written)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "tum.de, tum.de, true",
    "mail.tum.de, tum.de, true",
    "stadtum.de, tum.de, false",
    "tum.de, mail.tum.de, false",
    ", tum.de, false"
  })
  void aDomainStandsForItsSubdomains(String domain, String parent, boolean under) {
    assertThat(Domains.isUnder(domain, parent)).isEqualTo(under);
    assertThat(Domains.withParents(domain).contains(parent)).isEqualTo(under);
  }
}
