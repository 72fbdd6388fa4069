package io.sluice.suppressions;

import io.sluice.intake.EmailRule;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is to be put on a list, and finds all that is wrong with it. */
final class EntryReader {

  static final String LIST = "entries";

  private static final String KIND = "kind";
  private static final String DOMAIN = "domain";
  private static final String EMAIL = "email";
  private static final String BY = "by";
  private static final String NOTE = "note";

  static final List<String> FIELDS = List.of(KIND, DOMAIN, EMAIL, BY, NOTE);

  private static final Set<String> KINDS =
      Arrays.stream(SuppressionKind.values())
          .map(SuppressionKind::code)
          .collect(Collectors.toUnmodifiableSet());

  private EntryReader() {}

  /**
   * @throws Problem that names everything that is wrong
   */
  static NewEntry read(RawFields raw) {
    var fields = new FieldChecks(raw, FIELDS);
    var entry = read(raw, fields);
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    return entry;
  }

  /**
   * @throws Problem that names everything that is wrong with any of them, by its place from 0
   */
  static List<NewEntry> readAll(List<RawFields> all) {
    var entries = new ArrayList<NewEntry>();
    var violations = new ArrayList<Violation>();
    for (int i = 0; i < all.size(); i++) {
      var fields = new FieldChecks(all.get(i), FIELDS);
      entries.add(read(all.get(i), fields));
      var place = "%s[%d].".formatted(LIST, i);
      fields.violations().stream()
          .map(wrong -> new Violation(place + wrong.field(), wrong.value(), wrong.fix()))
          .forEach(violations::add);
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid("Nothing was changed; errors lists what to change.", violations);
    }
    return entries;
  }

  /** To be used only where no violation was found. */
  private static NewEntry read(RawFields raw, FieldChecks fields) {
    fields.require(KIND);
    fields.require(BY);
    var kind = SuppressionKind.ofCode(fields.choice(KIND, KINDS, null)).orElse(null);
    if (raw.fields().containsKey(DOMAIN) == raw.fields().containsKey(EMAIL)) {
      fields.refuse(EMAIL, "send either domain or email");
    }
    return new NewEntry(
        kind, domain(fields, kind), email(fields), fields.lines(NOTE, 1_000), fields.text(BY, 64));
  }

  private static String domain(FieldChecks fields, SuppressionKind kind) {
    var given = fields.text(DOMAIN, DomainRule.MAX_LENGTH);
    if (given == null) {
      return null;
    }
    if (kind != null && !kind.isOfDomains()) {
      fields.refuse(
          DOMAIN, "send email, since %s is about single addresses".formatted(kind.code()));
      return null;
    }
    var domain = DomainRule.ofOne(given);
    if (domain == null) {
      fields.refuse(
          DOMAIN,
          "send the domain of one company, such as rival.example, neither a public suffix nor a free mail provider");
    }
    return domain;
  }

  private static String email(FieldChecks fields) {
    var email = fields.text(EMAIL, EmailRule.MAX_LENGTH);
    if (email != null && !EmailRule.isPossible(email)) {
      fields.refuse(EMAIL, "send one e-mail address, such as dana@northwind.example");
    }
    return email;
  }
}
