package io.sluice.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds a mapping against the file it is for and against the decisions it feeds. */
final class MappingCheck {

  private final Set<String> columns;
  private final Set<String> facts;
  private final Set<String> kinds;
  private final List<String> mistakes = new ArrayList<>();

  /**
   * @param columns of the CSV
   * @param facts that {@code icp-fit} looks at
   * @param kinds that {@code sales-readiness} has a row for
   */
  MappingCheck(Collection<String> columns, Collection<String> facts, Collection<String> kinds) {
    this.columns = new TreeSet<>(columns);
    this.facts = new TreeSet<>(facts);
    this.kinds = new TreeSet<>(kinds);
  }

  /**
   * @throws CannotBacktestException naming each mistake with its line, its word and the fix
   */
  void check(String file, Mapping mapping) {
    require(mapping);
    column(mapping.outcome().column());
    column(mapping.order());
    mapping.columns().forEach(this::column);
    mapping.facts().forEach(this::fact);
    mapping.engagements().forEach(this::action);
    fail(file);
  }

  /**
   * @throws CannotBacktestException as {@link #check(String, Mapping)}
   */
  void check(String file, Candidates candidates) {
    candidates
        .criteria()
        .forEach(
            criterion -> {
              column(criterion.column());
              if (criterion.points() == null || criterion.points().isEmpty()) {
                mistake(criterion.column(), "has no points", "say what each value is worth");
              }
            });
    fail(file);
  }

  private void require(Mapping mapping) {
    if (mapping.outcome() == null
        || mapping.outcome().column() == null
        || mapping.outcome().won() == null) {
      mistakes.add("line 1: there is no outcome: add 'outcome' with 'column' and 'won'");
    }
    if (mapping.order() == null) {
      mistakes.add("line 1: there is no order: add 'order', the column by which leads came in");
    }
    if (!mistakes.isEmpty()) {
      fail("The mapping");
    }
  }

  private void column(Mapping.Column column) {
    column(column.name());
    if (column.known() == null) {
      mistake(
          column.name(),
          "does not say when it is known",
          "add 'known': before-contact, partly, after-contact or never");
    }
  }

  private void column(Word column) {
    if (column == null) {
      mistakes.add("a rule has no column: add 'column'");
    } else if (!columns.contains(column.text())) {
      mistake(column, "is no column of the file", "use one of " + columns);
    }
  }

  private void fact(Mapping.Fact fact) {
    column(fact.column());
    if (fact.fact() == null || !facts.contains(fact.fact().text())) {
      mistake(fact.fact(), "is no fact that icp-fit looks at", "use one of " + facts);
    }
  }

  private void action(Mapping.Action action) {
    column(action.column());
    if (action.kind() == null || !kinds.contains(action.kind().text())) {
      mistake(
          action.kind(), "is no kind that sales-readiness has a row for", "use one of " + kinds);
    } else if (action.values().isEmpty() == (action.onePer() == null)) {
      mistake(action.kind(), "must say how often", "give either 'values' or 'onePer'");
    } else if (action.onePer() != null && action.onePer().signum() <= 0) {
      mistake(action.kind(), "has an 'onePer' of " + action.onePer(), "give a number above 0");
    }
  }

  private void mistake(Word word, String what, String fix) {
    mistakes.add(
        word == null
            ? "a rule lacks a word that %s: %s".formatted(what, fix)
            : "line %d: '%s' %s: %s".formatted(word.line(), word.text(), what, fix));
  }

  private void fail(String file) {
    if (!mistakes.isEmpty()) {
      throw new CannotBacktestException(
          "%s cannot be used.%n  %s".formatted(file, String.join("\n  ", mistakes)));
    }
  }
}
