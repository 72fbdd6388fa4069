package io.sluice.webform;

import io.sluice.intake.Intake;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says all that is wrong with the description of a form, by the path of each field. */
@Component
class DefinitionChecks {

  static final Pattern FORM_ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

  private static final Pattern CODE = Pattern.compile("(?!all$)[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
  private static final int MOST_ENTRIES = 50;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 1_000;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_ADDRESS = 500;

  /** Who fills in a form makes an inquiry, and makes it now. */
  private static final Set<String> NEVER = Set.of("source", "entry", "enteredBy", "occurredAt");

  private final Intake intake;

  DefinitionChecks(Intake intake) {
    this.intake = intake;
  }

  /**
   * @throws Problem with every violation
   */
  void require(String formId, FormDefinition form) {
    var texts = new TreeMap<>(Map.of("formId", text(formId)));
    put(texts, "source", form.source());
    form.fields().forEach((ours, theirs) -> put(texts, "fields." + ours, theirs));
    form.fixed().forEach((ours, value) -> put(texts, "fixed." + ours, value));
    for (int i = 0; i < form.consents().size(); i++) {
      putConsent(texts, "consents[%d].".formatted(i), form.consents().get(i));
    }
    put(texts, "thankYou", form.thankYou());
    for (int i = 0; i < form.origins().size(); i++) {
      put(texts, "origins[%d]".formatted(i), form.origins().get(i));
    }
    put(texts, "honeypot", form.honeypot());
    put(texts, "leastSeconds", form.leastSeconds().toString());

    var checks = new FieldChecks(new RawFields(texts, List.of()), List.copyOf(texts.keySet()));
    matching(checks, "formId", FORM_ID, "use lower-case letters, digits and hyphens, 64 at most");
    checkEntries(checks, form);
    checkConsents(checks, form);
    checkAddresses(checks, form);
    if (form.honeypot() != null) {
      name(checks, "honeypot");
      if (form.fields().containsValue(form.honeypot())) {
        checks.refuse("honeypot", "name a field that people do not fill in");
      }
    }
    if (form.leastSeconds() < 0 || form.leastSeconds() > FormDefinition.MOST_LEAST_SECONDS) {
      checks.refuse("leastSeconds", "send a number from 0 to " + FormDefinition.MOST_LEAST_SECONDS);
    }
    var violations = new ArrayList<>(checks.violations());
    violations.addAll(ofTheLead(form));
    if (!violations.isEmpty()) {
      throw Problem.invalid("The form was not stored; errors lists what to change.", violations);
    }
  }

  private static void checkEntries(FieldChecks checks, FormDefinition form) {
    var known = Intake.fields().stream().filter(field -> !NEVER.contains(field)).toList();
    var fix = "remove this field; known are " + String.join(", ", known);
    form.fields()
        .keySet()
        .forEach(
            ours -> {
              var path = "fields." + ours;
              if (!known.contains(ours)) {
                checks.refuse(path, fix);
              } else {
                name(checks, path);
              }
            });
    form.fixed()
        .keySet()
        .forEach(
            ours -> {
              var path = "fixed." + ours;
              if (!known.contains(ours)) {
                checks.refuse(path, fix);
              } else if (form.fields().containsKey(ours)) {
                checks.refuse(path, "have this field in fields or in fixed, not in both");
              } else if (ours.equals(FormMapping.EMAIL)) {
                checks.refuse(path, "map the e-mail address in fields: each lead has its own");
              } else {
                checks.require(path);
                checks.lines(path, LONGEST_VALUE);
              }
            });
    if (form.fields().size() + form.fixed().size() > MOST_ENTRIES) {
      checks.refuse("fields", "map at most %d fields".formatted(MOST_ENTRIES));
    }
  }

  private static void checkConsents(FieldChecks checks, FormDefinition form) {
    var topics = new HashSet<String>();
    for (int i = 0; i < form.consents().size(); i++) {
      var consent = form.consents().get(i);
      var path = "consents[%d].".formatted(i);
      if (consent == null) {
        checks.refuse("consents[%d]".formatted(i), "send an object, { … }, for each");
        continue;
      }
      var code = "send a word of lower-case letters, digits and hyphens, such as ";
      code(checks, path + "purpose", code + "marketing");
      code(checks, path + "channel", code + "email");
      name(checks, path + "field");
      checks.require(path + "textVersion");
      checks.text(path + "textVersion", 64);
      checks.require(path + "text");
      checks.lines(path + "text", LONGEST_TEXT);
      if (!topics.add(consent.purpose() + " " + consent.channel())) {
        checks.refuse(path + "purpose", "ask for each purpose and channel once");
      }
    }
    if (form.consents().size() > MOST_ENTRIES) {
      checks.refuse("consents", "ask for at most %d consents".formatted(MOST_ENTRIES));
    }
  }

  private static void checkAddresses(FieldChecks checks, FormDefinition form) {
    var thankYou = checks.text("thankYou", LONGEST_ADDRESS);
    if (thankYou != null && !isWebAddress(thankYou)) {
      checks.refuse("thankYou", "send a whole address, such as https://www.example.com/thanks");
    }
    for (int i = 0; i < form.origins().size(); i++) {
      var path = "origins[%d]".formatted(i);
      checks.require(path);
      matching(
          checks,
          path,
          ORIGIN,
          "send scheme and host in lower case and no more, such as https://www.example.com");
    }
    if (form.origins().size() > MOST_ENTRIES) {
      checks.refuse("origins", "name at most %d origins".formatted(MOST_ENTRIES));
    }
  }

  /** What no lead of this form could ever be stored for, by the rules of intake itself. */
  private List<Violation> ofTheLead(FormDefinition form) {
    var lead = new TreeMap<String, RawValue>();
    form.fixed().forEach((field, value) -> put(lead, field, value));
    put(lead, "source", form.source());
    return intake.violations(new RawFields(lead, List.of())).stream()
        .filter(found -> !form.fields().containsKey(found.field()))
        .filter(found -> Intake.fields().contains(found.field()))
        .map(
            found ->
                new Violation(
                    form.fixed().containsKey(found.field())
                        ? "fixed." + found.field()
                        : found.field().equals("source") ? "source" : "fields." + found.field(),
                    found.value(),
                    found.fix()))
        .toList();
  }

  private static void name(FieldChecks checks, String path) {
    checks.require(path);
    var name = checks.text(path, LONGEST_NAME);
    if (FormTokens.FIELD.equals(name)) {
      checks.refuse(path, "name another field: this one is what the script of the form fills in");
    }
  }

  private static void code(FieldChecks checks, String path, String fix) {
    checks.require(path);
    matching(checks, path, CODE, fix);
  }

  private static void matching(FieldChecks checks, String path, Pattern pattern, String fix) {
    var text = checks.text(path, LONGEST_ADDRESS);
    if (text != null && !pattern.matcher(text).matches()) {
      checks.refuse(path, fix);
    }
  }

  private static boolean isWebAddress(String address) {
    try {
      var uri = new URI(address);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void putConsent(Map<String, RawValue> texts, String path, FormConsent consent) {
    if (consent != null) {
      put(texts, path + "purpose", consent.purpose());
      put(texts, path + "channel", consent.channel());
      put(texts, path + "field", consent.field());
      put(texts, path + "textVersion", consent.textVersion());
      put(texts, path + "text", consent.text());
    }
  }

  private static void put(Map<String, RawValue> texts, String name, String value) {
    if (value != null && !value.isBlank()) {
      texts.put(name, text(value));
    }
  }

  private static RawValue text(String value) {
    return new RawValue(Kind.UNTYPED, value);
  }
}
