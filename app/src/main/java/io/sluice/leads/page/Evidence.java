package io.sluice.leads.page;

import io.sluice.dossier.Dossier;
import io.sluice.dossier.Dossier.Assessment;
import io.sluice.leads.LeadWords;
import io.sluice.leads.page.AssessmentPart.CriterionLine;
import io.sluice.leads.page.RepNames.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a lead was graded, read from what is stored about it, whatever state that is in. */
final class Evidence {

  static final String FIT = "fit";
  static final String READINESS = "readiness";
  static final String VALUE = "value";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Dossier dossier;
  private final Names names;

  Evidence(Dossier dossier, Names names) {
    this.dossier = dossier;
    this.names = names;
  }

  /** Fit and readiness as they count, such as {@code A2}; empty where neither was assessed. */
  Optional<String> grade() {
    var grade =
        Stream.of(FIT, READINESS)
            .flatMap(kind -> latest(kind).map(this::counts).stream())
            .reduce("", String::concat);
    return Optional.of(grade).filter(found -> !found.isEmpty());
  }

  Optional<Assessment> latest(String kind) {
    return dossier.assessments().stream()
        .filter(assessment -> assessment.kind().equals(kind))
        .reduce((earlier, later) -> later);
  }

  /** What speaks for the lead, or against it, in words; the strongest first. */
  List<String> reasons(String direction) {
    return Stream.of(FIT, READINESS)
        .flatMap(kind -> latest(kind).stream())
        .flatMap(assessment -> elements(tree(assessment.reasons()).path(direction)))
        .map(Evidence::label)
        .filter(label -> !label.isEmpty())
        .distinct()
        .toList();
  }

  /** All that were made, the newest first. */
  List<AssessmentPart> parts() {
    var parts = new ArrayList<>(dossier.assessments().stream().map(this::part).toList());
    Collections.reverse(parts);
    return parts;
  }

  String title(Assessment assessment) {
    var kind = LeadWords.capitalised(assessment.kind());
    return assessment.kind().equals(VALUE)
        ? "%s %s, about $%s".formatted(kind, assessment.result(), rounded(assessment.total()))
        : "%s %s, %s points".formatted(kind, assessment.result(), rounded(assessment.total()));
  }

  private AssessmentPart part(Assessment assessment) {
    var criteria = tree(assessment.criteria());
    return new AssessmentPart(
        assessment.cycle(),
        title(assessment),
        assessment.coverage(),
        "%s, version %d".formatted(assessment.decisionId(), assessment.decisionVersion()),
        override(assessment),
        assessment.assessedAt(),
        elements(criteria).map(Evidence::line).toList(),
        !criteria.isArray());
  }

  private String counts(Assessment assessment) {
    return overriding(assessment).map(Dossier.GradeOverride::result).orElse(assessment.result());
  }

  private Optional<Dossier.GradeOverride> overriding(Assessment assessment) {
    return dossier.overrides().stream()
        .filter(override -> override.overrideId().equals(assessment.overrideId()))
        .findFirst();
  }

  private String override(Assessment assessment) {
    return overriding(assessment)
        .map(by -> "%s instead, set by %s".formatted(by.result(), names.of(by.by())))
        .orElse(null);
  }

  private static CriterionLine line(JsonNode criterion) {
    var times = criterion.path("counted");
    return new CriterionLine(
        label(criterion),
        criterion.path("verdict").asString("unknown"),
        criterion.path("points").isNumber()
            ? rounded(criterion.path("points").decimalValue())
            : "–",
        times.isNumber()
            ? Phrase.of("%s×", times.asString()).at(", last ", instant(criterion.path("latestAt")))
            : null);
  }

  private static String label(JsonNode criterion) {
    return Objects.requireNonNullElseGet(
        criterion.path("label").asString(null),
        () -> LeadWords.capitalised(criterion.path("criterion").asString("")));
  }

  private static Instant instant(JsonNode text) {
    try {
      return Instant.parse(text.asString(""));
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }

  /** Missing where it cannot be read. */
  private static JsonNode tree(String json) {
    try {
      return json == null ? JSON.missingNode() : JSON.readTree(json);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  static String rounded(BigDecimal number) {
    return String.format(
        Locale.ENGLISH, "%,d", number.setScale(0, RoundingMode.HALF_UP).toBigInteger());
  }
}
