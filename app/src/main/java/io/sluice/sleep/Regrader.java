package io.sluice.sleep;

import io.sluice.job.UnworkableJobException;
import io.sluice.lead.SleepMarks;
import io.sluice.nurture.CriteriaVersions;
import io.sluice.nurture.Regrading;
import io.sluice.qualification.GradeOverrides;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has sleeping leads graded again whose facts have changed or whose criteria have, at a rate that
 * all instances share. Those that people would work now wake by the {@link Waker}, under its cap.
 */
@Component
class Regrader {

  private static final Logger log = LoggerFactory.getLogger(Regrader.class);
  private static final int BATCH = 20;

  private final SleepMarks marks;
  private final Regrading regrading;
  private final CriteriaVersions versions;
  private final GradeOverrides overrides;
  private final RateCap cap;
  private boolean stuck;

  @Autowired
  Regrader(
      SleepMarks marks,
      Regrading regrading,
      CriteriaVersions versions,
      GradeOverrides overrides,
      DataSource database,
      Clock clock,
      SleepProperties properties) {
    this(
        marks,
        regrading,
        versions,
        overrides,
        new RateCap("regrading", properties.regradeRate(), database, clock));
  }

  Regrader(
      SleepMarks marks,
      Regrading regrading,
      CriteriaVersions versions,
      GradeOverrides overrides,
      RateCap cap) {
    this.marks = marks;
    this.regrading = regrading;
    this.versions = versions;
    this.overrides = overrides;
    this.cap = cap;
  }

  @Scheduled(
      initialDelayString = "${sluice.sleep.interval:500ms}",
      fixedDelayString = "${sluice.sleep.interval:500ms}")
  void look() {
    try {
      regradeSome();
      stuck = false;
    } catch (RuntimeException e) {
      tellStuck(e);
    }
  }

  @Scheduled(
      initialDelayString = "${sluice.sleep.criteria-interval:15s}",
      fixedDelayString = "${sluice.sleep.criteria-interval:15s}")
  void lookAtCriteria() {
    try {
      versions.look();
      versions.tell();
    } catch (RuntimeException e) {
      log.debug("The versions of the criteria cannot be seen; they are looked at again", e);
    }
  }

  /** Ends the overrides that have run out: the machine's verdict may have people work the lead. */
  @Scheduled(
      initialDelayString = "${sluice.sleep.criteria-interval:15s}",
      fixedDelayString = "${sluice.sleep.criteria-interval:15s}")
  void lookAtOverrides() {
    try {
      while (overrides.endOneThatRanOut()) {
        log.debug("An override has run out");
      }
    } catch (RuntimeException e) {
      log.debug("The overrides cannot be seen; they are looked at again", e);
    }
  }

  /** Has some of those that are marked graded again and returns how many. */
  int regradeSome() {
    var most = marks.isAnyMarked() ? cap.take(BATCH) : 0;
    return most == 0 ? 0 : regrading.regrade(most);
  }

  /** Says it once until it goes on. */
  private void tellStuck(RuntimeException e) {
    if (!stuck) {
      log.warn(
          "Sleeping leads cannot be graded again ({}); they stay marked",
          e instanceof UnworkableJobException ? e.getMessage() : e.getClass().getSimpleName());
    }
    stuck = true;
  }
}
