package io.sluice.lab;

import io.sluice.bpmn.Models;
import io.sluice.qualification.ReadinessPolicy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the scorecard would have done to past leads whose end is known: AUC, deciles, conversion by
 * grade and level, and warnings of leakage. Ends with exit code 0 when it was measured, with or
 * without warnings; with 2, and why, when it was not.
 */
public final class Backtest {

  private static final int NOT_MEASURED = 2;

  private final BacktestOptions options;
  private final JsonMapper json = JsonMapper.builder().build();
  private final LocalDecisions decisions;

  private Backtest(BacktestOptions options) {
    this.options = options;
    this.decisions = new LocalDecisions(json, options.decisions());
  }

  public static void main(String... arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new Report(out).print(of(BacktestOptions.ofSystem()));
    } catch (CannotBacktestException e) {
      out.println("NOT BACKTESTED. " + e.getMessage());
      System.exit(NOT_MEASURED);
    }
  }

  /**
   * @throws CannotBacktestException when it cannot be done, or a criterion leaks
   */
  static Findings of(BacktestOptions options) {
    return new Backtest(options).run();
  }

  private Findings run() {
    var table = LeadTable.read(options.data());
    var facts = decisions.facts(Models.ICP_FIT);
    var check = new MappingCheck(table.columns(), facts, kinds());
    var mapping = YamlFile.read(options.mapping(), Mapping.class);
    check.check(options.mapping().toString(), mapping);
    var candidates = candidates(check);
    var criteria = new TreeSet<>(mapping.scored());
    criteria.addAll(candidates.columns());
    if (!options.leaky()) {
      Leakage.refuse(criteria, mapping);
    }
    var split = Split.of(table.leads(mapping));
    var factReader = new FactReader(facts, mapping);
    var scorecard =
        new Scorecard(decisions, json, factReader, new ActionReader(mapping), candidates);
    var scored = split.map(scorecard::score);
    var columns = yardstickColumns(mapping, criteria);
    var yardstick = NaiveBayes.learn(split.earlier(), columns);
    var signals = signals(mapping, candidates, split);
    return new Findings(
        mapping.name(),
        decisionSources(),
        split,
        scored,
        yardstick,
        columns,
        signals,
        criteria,
        undeclared(table, mapping),
        factReader.notUnderstood(),
        !candidates.criteria().isEmpty());
  }

  private Candidates candidates(MappingCheck check) {
    if (options.criteria() == null) {
      return Candidates.NONE;
    }
    var candidates = YamlFile.read(options.criteria(), Candidates.class);
    check.check(options.criteria().toString(), candidates);
    return candidates;
  }

  private Set<String> kinds() {
    return decisions
        .answer(Models.SALES_READINESS, Map.of("entry", "inquiry"), ReadinessPolicy.class)
        .actions()
        .stream()
        .map(ReadinessPolicy.Action::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The yardstick is told what the criteria are told, and all else that is known at intake. */
  private static List<String> yardstickColumns(Mapping mapping, Set<String> criteria) {
    var columns = new TreeSet<>(mapping.knownBeforeContact());
    columns.addAll(criteria);
    return List.copyOf(columns);
  }

  private static List<ColumnSignal> signals(
      Mapping mapping, Candidates candidates, Split<PastLead> split) {
    var columns = new TreeSet<>(candidates.columns());
    mapping.columns().stream()
        .filter(column -> column.known() != Known.NEVER)
        .forEach(column -> columns.add(column.name().text()));
    return columns.stream()
        .map(column -> ColumnSignal.of(column, mapping.known(column).orElse(null), split))
        .toList();
  }

  private static List<String> undeclared(LeadTable table, Mapping mapping) {
    return table.columns().stream().filter(column -> mapping.known(column).isEmpty()).toList();
  }

  private Map<String, String> decisionSources() {
    return Set.of(Models.ICP_FIT, Models.SALES_READINESS, Models.QUALIFICATION_MATRIX).stream()
        .collect(Collectors.toMap(id -> id, decisions::source));
  }
}
