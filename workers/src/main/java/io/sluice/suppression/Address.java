package io.sluice.suppression;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An e-mail address in the form in which one mailbox is one address: its domain in ASCII (UTS 46,
 * not transitional) and under its provider's first name, all in lower case and composed (NFC),
 * without a tag, and without the dots that a provider ignores. The rules by provider are in {@code
 * mail-providers.csv}. It is only compared and never written to.
 */
public record Address(String local, String domain) {

  private static final IDNA DOMAINS =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI);

  private static final MailProviders PROVIDERS = MailProviders.read();

  /**
   * @param email as someone wrote it, with an @
   */
  public static Address of(String email) {
    var written = Normalizer.normalize(email.strip(), Normalizer.Form.NFC);
    var at = written.lastIndexOf('@');
    var name = written.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT);
    var provider = PROVIDERS.of(ascii(written.substring(at + 1)));
    return new Address(
        provider.mailbox(Normalizer.normalize(name, Normalizer.Form.NFC)), provider.domain());
  }

  /**
   * A domain as the name service knows it, in lower case; one that cannot be there stays as it is.
   */
  private static String ascii(String domain) {
    var info = new IDNA.Info();
    var ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), info).toString();
    return info.hasErrors() ? domain.toLowerCase(Locale.ROOT) : ascii;
  }

  /**
   * All forms in which the address may be on a list: today's first, and those that earlier versions
   * made of it, which knew neither providers' second names nor domains in ASCII.
   */
  List<Address> forms() {
    return PROVIDERS.namesOf(domain).stream()
        .flatMap(name -> Stream.of(name, unicode(name)))
        .distinct()
        .map(name -> new Address(local, name))
        .toList();
  }

  private static String unicode(String domain) {
    var info = new IDNA.Info();
    var unicode = DOMAINS.nameToUnicode(domain, new StringBuilder(), info).toString();
    return info.hasErrors() ? domain : unicode;
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
