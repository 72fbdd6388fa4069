package io.sluice.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the columns of a company's CSV mean to the criteria.
 *
 * @param outcome which column says whether a lead was won
 * @param order the column by which leads came in, oldest first: numbers, or dates as ISO 8601
 * @param blank the words that give no fact, such as a choice that nobody made; that the column is
 *     filled with them still counts, since who saw the form differs from who did not
 * @param columns when each column is known; one that is not listed is not used
 * @param facts which column gives which fact of {@code icp-fit}
 * @param engagements which column gives which actions of {@code sales-readiness}
 */
record Mapping(
    String name,
    Outcome outcome,
    Word order,
    Set<String> blank,
    List<Column> columns,
    List<Fact> facts,
    List<Action> engagements) {

  Mapping {
    blank = blank == null ? Set.of() : Set.copyOf(blank);
    columns = columns == null ? List.of() : List.copyOf(columns);
    facts = facts == null ? List.of() : List.copyOf(facts);
    engagements = engagements == null ? List.of() : List.copyOf(engagements);
  }

  /**
   * @param won the values that mean won; every other one means not won
   */
  record Outcome(Word column, Set<String> won) {}

  record Column(Word name, Known known) {}

  /** How the text of a column becomes a fact. */
  enum Reading {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    /** The English name of a country, which becomes its code of ISO 3166-1. */
    @JsonProperty("country-name")
    COUNTRY_NAME
  }

  /**
   * @param as how the column is read; text when not said
   * @param values what each value of the column means; a value that is not listed stays as it is
   *     read when nothing is listed, and is unknown otherwise
   * @param otherwise what a value means that is not listed; null for unknown
   */
  record Fact(Word fact, Word column, Reading as, Map<String, String> values, String otherwise) {

    Fact {
      as = as == null ? Reading.TEXT : as;
      values = values == null ? Map.of() : Map.copyOf(values);
    }
  }

  /**
   * Once, when the column has one of the values; or one for each {@code onePer} of the number in
   * it. A file without dates does not say when: the latest is taken to be {@code ageDays} old, and
   * each further one {@code apartDays} older.
   */
  record Action(
      Word kind,
      Word column,
      Set<String> values,
      BigDecimal onePer,
      BigDecimal ageDays,
      BigDecimal apartDays) {

    Action {
      values = values == null ? Set.of() : Set.copyOf(values);
      ageDays = ageDays == null ? BigDecimal.ZERO : ageDays;
      apartDays = apartDays == null ? BigDecimal.ONE : apartDays;
    }
  }

  Optional<Known> known(String column) {
    return columns.stream()
        .filter(c -> c.name().text().equals(column))
        .map(Column::known)
        .findFirst();
  }

  /** The columns that may be used to decide whom to contact. */
  List<String> knownBeforeContact() {
    return columns.stream()
        .filter(column -> column.known() == Known.BEFORE_CONTACT)
        .map(column -> column.name().text())
        .toList();
  }

  /** The columns that the scorecard is given. */
  Set<String> scored() {
    return Stream.concat(
            facts.stream().map(fact -> fact.column().text()),
            engagements.stream().map(action -> action.column().text()))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }
}
