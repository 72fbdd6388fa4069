package io.sluice.suppression;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the providers of mailboxes say about which addresses are one. */
final class MailProviders {

  private static final String FILE = "mail-providers.csv";
  private static final String ALL_OTHERS = "*";

  /**
   * How addresses under one domain are read.
   *
   * @param domain under which its mailboxes are compared
   * @param tag the character that ends the mailbox's name, empty for none
   */
  record Provider(String domain, String tag, boolean ignoresDots) {

    /** The name of the mailbox; one that begins with a tag has no other. */
    String mailbox(String name) {
      var end = tag.isEmpty() ? -1 : name.indexOf(tag);
      var untagged = end > 0 ? name.substring(0, end) : name;
      return ignoresDots ? untagged.replace(".", "") : untagged;
    }
  }

  private final Map<String, Provider> byDomain;

  private MailProviders(Map<String, Provider> byDomain) {
    this.byDomain = byDomain;
  }

  static MailProviders read() {
    try (var file = MailProviders.class.getResourceAsStream(FILE);
        var reader =
            CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return new MailProviders(
          reader.stream()
              .collect(toUnmodifiableMap(row -> row.getField("domain"), MailProviders::provider)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Provider provider(NamedCsvRecord row) {
    var first = row.getField("same_as");
    return new Provider(
        first.isEmpty() ? row.getField("domain") : first,
        row.getField("tag"),
        row.getField("dots").equals("yes"));
  }

  /**
   * @param domain in lower case
   */
  Provider of(String domain) {
    var known = byDomain.get(domain);
    if (known != null) {
      return known;
    }
    var other = byDomain.get(ALL_OTHERS);
    return new Provider(domain, other.tag(), other.ignoresDots());
  }

  /** All domains under which the mailboxes of one are known, itself first. */
  List<String> namesOf(String domain) {
    return Stream.concat(
            Stream.of(domain),
            byDomain.entrySet().stream()
                .filter(known -> known.getValue().domain().equals(domain))
                .map(Map.Entry::getKey)
                .sorted())
        .distinct()
        .toList();
  }
}
