package io.sluice.webform;

import io.sluice.consent.ConsentGrant;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the fields of a form say in those of a lead, and back. */
record FormMapping(WebForm form) {

  static final String EMAIL = "email";

  private static final String SOURCE = "source";
  private static final String OCCURRED_AT = "occurredAt";

  /** What it says of a lead, sent now. */
  RawFields lead(FormPost post) {
    var lead = new TreeMap<String, RawValue>();
    lead.put(SOURCE, text(form.definition().source()));
    form.definition().fixed().forEach((ours, value) -> lead.put(ours, text(value)));
    form.definition()
        .fields()
        .forEach((ours, theirs) -> post.value(theirs).ifPresent(v -> lead.put(ours, text(v))));
    return new RawFields(lead, List.of());
  }

  /** The same of what was sent a while ago. */
  RawFields lead(FormPost post, Instant sentAt) {
    var lead = lead(post);
    lead.fields().put(OCCURRED_AT, text(sentAt.toString()));
    return lead;
  }

  /** Empty where the form has none. */
  Optional<String> email(FormPost post) {
    return post.value(form.definition().fields().get(EMAIL)).map(String::strip);
  }

  List<ConsentGrant> consents(FormPost post, Instant at, String networkAddress) {
    return form.definition().consents().stream()
        .filter(consent -> post.isTicked(consent.field()))
        .map(
            consent ->
                new ConsentGrant(
                    consent.purpose(),
                    consent.channel(),
                    "form:" + form.formId(),
                    consent.textVersion(),
                    at,
                    networkAddress))
        .toList();
  }

  /** The tick boxes without which the form is not taken. */
  List<Violation> missingConsents(FormPost post) {
    return form.definition().consents().stream()
        .filter(consent -> consent.required() && !post.isTicked(consent.field()))
        .map(consent -> new Violation(consent.field(), null, "tick this box, it is required"))
        .toList();
  }

  /** With the field's name in the form. */
  Violation inTheForm(Violation violation) {
    var theirs = form.definition().fields().get(violation.field());
    return theirs == null ? violation : new Violation(theirs, violation.value(), violation.fix());
  }

  private static RawValue text(String value) {
    return new RawValue(Kind.UNTYPED, value);
  }
}
