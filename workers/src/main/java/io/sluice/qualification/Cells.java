package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.lead.Cell;
import io.sluice.lead.Customers;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRepository;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Finds the cell of the qualification matrix that a lead is in, and keeps nothing of it. */
@Service
public class Cells {

  private final Assessments assessments;
  private final GradeOverrides overrides;
  private final FitCheck fit;
  private final ReadinessCheck readiness;
  private final Decisions decisions;
  private final LeadRepository leads;
  private final LeadCycles cycles;
  private final Customers customers;

  Cells(
      Assessments assessments,
      GradeOverrides overrides,
      FitCheck fit,
      ReadinessCheck readiness,
      Decisions decisions,
      LeadRepository leads,
      LeadCycles cycles,
      Customers customers) {
    this.assessments = assessments;
    this.overrides = overrides;
    this.fit = fit;
    this.readiness = readiness;
    this.decisions = decisions;
    this.leads = leads;
    this.cycles = cycles;
    this.customers = customers;
  }

  /** Where the assessments of a cycle put the lead last; {@link Cell#NONE} where there are none. */
  public Cell assessed(UUID leadId, int cycle) {
    var grade = assessments.findLatest(leadId, cycle, FitCheck.KIND);
    var level = assessments.findLatest(leadId, cycle, ReadinessCheck.KIND);
    return grade.isEmpty() || level.isEmpty()
        ? Cell.NONE
        : cell(
            leadId,
            entry(leadId, cycle),
            grade.get().counts(),
            ReadinessCheck.standing(level.get()));
  }

  /**
   * Where the criteria and the facts of now, and what is said of it now, put an inquiry at any
   * instant, by what was known then of what they did.
   */
  public Function<Instant, Cell> byPresentCriteria(UUID leadId) {
    var grade = overrides.over(leadId, fit.assess(leads.require(leadId))).counts();
    var standings = readiness.standings(leadId);
    return instant -> cell(leadId, Entry.INQUIRY.code(), grade, standings.apply(instant));
  }

  private String entry(UUID leadId, int cycle) {
    return cycles.findAll(leadId).stream()
        .filter(found -> found.cycle() == cycle)
        .map(LeadCycle::entry)
        .findFirst()
        .orElseThrow();
  }

  private Cell cell(UUID leadId, String entry, String grade, ReadinessCheck.Standing standing) {
    var facts =
        Map.of(
            "entry", entry,
            "fitGrade", grade,
            "readinessLevel", standing.level(),
            "handRaiser", standing.handRaiser(),
            "customer", customers.findOfAccount(leadId).isPresent());
    var row = decisions.answer(Models.QUALIFICATION_MATRIX, facts, Row.class);
    return new Cell(grade, standing.level(), row.route(), standing.at());
  }

  private record Row(String route) {}
}
