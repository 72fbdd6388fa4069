package io.sluice.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AddressHashTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final AddressHash hash = new AddressHash(KEY);

  /** As "printf %s sluice:forms | openssl dgst -sha256 -hmac KEY" prints it. */
  @Test
  void derivesAKeyAsWritten() {
    assertThat(HexFormat.of().formatHex(hash.derive("forms")))
        .isEqualTo("0a41c95eebfa5f9455c6be8e1e595a7ba6f3cec9d56116a221f583a0c9650a34");
  }

  @Test
  void everyPurposeAndEveryInstallationHasAKeyOfItsOwn() {
    assertThat(hash.derive("forms"))
        .isNotEqualTo(hash.derive("webhooks"))
        .isNotEqualTo(new AddressHash(KEY + "!").derive("forms"));
  }

  @Test
  void aKeyIsForSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> hash.derive(" "));
  }
}
