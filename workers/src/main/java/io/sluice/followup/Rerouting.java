package io.sluice.followup;

import io.camunda.client.api.command.ClientException;
import io.sluice.followup.Releases.Due;
import io.sluice.followup.ReplanReport.Refusal;
import io.sluice.job.UnworkableJobException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Gives work to others whose holder has left, is away for long or works in another team now, and
 * what waits in a fallback queue to who can take it now. A task is first released, which PostgreSQL
 * keeps, and then made due for reassignment in the engine, whose job sees that it was released: a
 * new task for another rep under new clocks, and nobody is blamed. What is released and open still
 * is tried again, so that a crash between the two loses nothing, and two that do this at once do
 * nothing twice.
 */
@Service
public class Rerouting {

  private static final Logger log = LoggerFactory.getLogger(Rerouting.class);

  private static final String AWAY = "The engine is busy or away: it is tried again each minute.";

  private final Releases releases;
  private final Queues queues;
  private final OpenClocks clocks;
  private final Clock clock;

  Rerouting(Releases releases, Queues queues, OpenClocks clocks, Clock clock) {
    this.releases = releases;
    this.queues = queues;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** All work that is to go to others, and what waits in queues for which there is somebody now. */
  public RerouteReport reroute() {
    var taken = run(releases.find(null, clock.instant()));
    try {
      return taken.plus(run(queues.findTakeable()));
    } catch (ClientException | UnworkableJobException e) {
      log.warn("What waits in queues was not looked at: {}", e.getMessage());
      return taken;
    }
  }

  /** The work of one rep, if it is to go to others. */
  public RerouteReport reroute(String username) {
    return run(releases.find(username, clock.instant()));
  }

  /** While the engine is away, the rest is not even released. */
  private RerouteReport run(List<Due> found) {
    var released = 0;
    var refused = new ArrayList<Refusal>();
    var away = false;
    for (var due : found) {
      if (away) {
        refused.add(new Refusal(due.leadId(), due.cycle(), due.task(), AWAY));
      } else if (releases.release(due, clock.instant())) {
        try {
          clocks.reassign(due.key());
          released++;
        } catch (EngineRefusedException e) {
          away = e.isAway();
          refused.add(refusal(due, away ? AWAY : e.getMessage(), e));
        } catch (ClientException e) {
          away = true;
          refused.add(refusal(due, AWAY, e));
        }
      }
    }
    if (!found.isEmpty()) {
      log.info(
          "Gave open tasks to others: {} looked at, {} released, {} refused",
          found.size(),
          released,
          refused.size());
    }
    return new RerouteReport(found.size(), released, refused);
  }

  private static Refusal refusal(Due due, String reason, RuntimeException exception) {
    log.atWarn()
        .addKeyValue("leadId", due.leadId())
        .log(
            "Task {} was not given to another yet: {}",
            due.task(),
            exception.getCause() == null ? reason : exception.getCause().getMessage());
    return new Refusal(due.leadId(), due.cycle(), due.task(), reason);
  }
}
