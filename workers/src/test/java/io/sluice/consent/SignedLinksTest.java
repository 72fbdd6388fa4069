package io.sluice.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.suppression.AddressHashes;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {

  private static final MailLink LINK =
      new MailLink(UUID.randomUUID(), UUID.randomUUID(), ConsentTopic.MARKETING_EMAIL);

  private final SignedLinks links = new SignedLinks(AddressHashes.of("0".repeat(32)));

  @Test
  void whatIsSignedIsReadAgainAndFitsIntoAPathAsItIs() {
    var token = links.sign(LINK);

    assertThat(links.read(token)).contains(LINK);
    assertThat(token).matches("[A-Za-z0-9._-]{100,200}").isEqualTo(links.sign(LINK));
  }

  @Test
  void noOtherTokenIsRead() {
    var token = links.sign(LINK);
    var other = new MailLink(LINK.mailId(), UUID.randomUUID(), LINK.topic());
    var signature = token.substring(token.lastIndexOf('.'));

    for (var i = 0; i < token.length(); i++) {
      var changed =
          token.substring(0, i) + (token.charAt(i) == '0' ? '1' : '0') + token.substring(i + 1);
      assertThat(links.read(changed)).as(changed).isEmpty();
    }
    assertThat(links.read(links.sign(other).replaceAll("\\.[^.]*$", signature))).isEmpty();
    assertThat(links.read(token.toUpperCase())).isEmpty();
    assertThat(links.read(token + "=")).isEmpty();
    assertThat(new SignedLinks(AddressHashes.of("1".repeat(32))).read(token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "....", "a.b.c.d.e", "\u0000", "é.é.é.é.é"})
  void whatIsNoTokenIsNone(String text) {
    assertThat(links.read(text)).isEmpty();
  }
}
