package io.sluice.intake;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/** Which e-mail addresses can be someone's on the internet. Reserved example domains may. */
public final class EmailRule {

  public static final int MAX_LENGTH = 254;

  private static final EmailValidator VALIDATOR =
      JMail.strictValidator()
          .requireTopLevelDomain()
          .disallowSingleCharacterTopLevelDomains()
          .disallowQuotedIdentifiers()
          .disallowObsoleteWhitespace()
          .withRule(email -> email.comments().isEmpty() && !email.hasIdentifier())
          .withRule(email -> !email.localPart().startsWith("\""))
          .withRule(
              email -> !email.topLevelDomain().toString().chars().allMatch(Character::isDigit));

  private EmailRule() {}

  public static boolean isPossible(String email) {
    return email.codePoints().noneMatch(EmailRule::isInvisible) && VALIDATOR.isValid(email);
  }

  /** What nobody sees would make two leads of one address. */
  private static boolean isInvisible(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.getType(codePoint) == Character.FORMAT;
  }
}
