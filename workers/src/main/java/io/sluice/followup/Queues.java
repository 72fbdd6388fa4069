package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.followup.Releases.Due;
import io.sluice.lead.LeadRepository;
import io.sluice.routing.Answers;
import io.sluice.routing.Reps;
import io.sluice.routing.RoutingPolicy;
import io.sluice.routing.Turns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which tasks that wait in fallback queues somebody could take now, by the rules of routing. */
@Component
class Queues {

  private final Releases releases;
  private final Assignments assignments;
  private final LeadRepository leads;
  private final RoutingPolicy routing;
  private final Answers answers;
  private final Turns turns;
  private final Reps reps;
  private final Clock clock;

  Queues(
      Releases releases,
      Assignments assignments,
      LeadRepository leads,
      RoutingPolicy routing,
      Answers answers,
      Turns turns,
      Reps reps,
      Clock clock) {
    this.releases = releases;
    this.assignments = assignments;
    this.leads = leads;
    this.routing = routing;
    this.answers = answers;
    this.turns = turns;
    this.reps = reps;
    this.clock = clock;
  }

  /** The oldest first, and no more of them than there is room for. */
  List<Due> findTakeable() {
    var taken = new HashMap<String, Integer>();
    var load = new HashMap<String, Map<String, Integer>>();
    var full = new HashSet<String>();
    var takeable = new ArrayList<Due>();
    for (var due : releases.findQueued(clock.instant())) {
      var lead = leads.require(due.leadId());
      var had = assignments.findAll(due.leadId(), due.cycle(), due.task());
      var route = routing.route(lead, due.task(), had.getLast().team());
      var excluded = excluded(due, had);
      excluded.addAll(full);
      turns
          .findNext(route, due.leadId(), excluded)
          .ifPresent(
              rep -> {
                takeable.add(due);
                var planned = taken.merge(rep.username(), 1, Integer::sum);
                var open =
                    load.computeIfAbsent(rep.team(), reps::countOpenTasks)
                        .getOrDefault(rep.username(), 0);
                if (rep.capacity() != null && open + planned >= rep.capacity()) {
                  full.add(rep.username());
                }
              });
    }
    return takeable;
  }

  /** Whom routing would pass over. */
  private Set<String> excluded(Due due, List<Assignment> had) {
    var before = new ArrayList<>(had);
    var last = before.removeLast();
    before.add(last.released(Released.QUEUED));
    var turn = Turn.of(before, Optional.empty(), List.of(), null, last.processInstanceKey());
    var excluded = new HashSet<>(turn.excluded());
    if (Tasks.isOfRep(due.task())) {
      excluded.addAll(answers.findWhoSaidNo(due.leadId(), due.cycle(), last.team()));
    }
    return excluded;
  }
}
