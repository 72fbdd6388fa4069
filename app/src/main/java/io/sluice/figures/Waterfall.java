package io.sluice.figures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.source.SourceFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The waterfall of a period: what came in, what became of it, how fast and worth what. Whoever came
 * to a stage within the period is counted with what became of them since, however late.
 *
 * @param at as of when
 * @param cameIn how many cycles began
 * @param fates what became of those, by the code of a {@link Fate}; open for those under way
 * @param stages in the order of the waterfall
 * @param gates where people accept leads or refuse them
 * @param ends with whom those that came in ended, and how: each of them once
 * @param ended why those that came in ended, the most frequent first; by the code of a fate
 * @param breaches within the period, the most frequent first; where no kind of cycle is asked for,
 *     those of who looks after customers are among them
 * @param sleepers who sleeps now, of whichever period
 * @param refusedSources whose inquiries of the period were mostly refused, the largest first
 */
public record Waterfall(
    FigureFilter filter,
    Instant at,
    long cameIn,
    Map<String, Long> fates,
    List<Stage> stages,
    List<Gate> gates,
    List<End> ends,
    Map<String, List<Reason>> ended,
    List<Breach> breaches,
    Sleepers sleepers,
    List<RefusedSource> refusedSources) {

  /** Whether there is nothing to show of the period. */
  @JsonIgnore
  public boolean isEmpty() {
    return cameIn == 0 && stages.stream().allMatch(stage -> stage.conversion().entered() == 0);
  }

  /** The figures of a stage, which there are of each. */
  public Stage stage(Milestone milestone) {
    return stages.stream()
        .filter(stage -> stage.stage().equals(milestone.code()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A stage.
   *
   * @param stage the code of a {@link Milestone}
   * @param conversion of those that came to it
   * @param before the same of the period of equal length before
   * @param ended of those that went no further, by the code of a fate
   * @param speed of those that moved on
   */
  public record Stage(
      String stage,
      Conversion conversion,
      Conversion before,
      Map<String, Long> ended,
      Optional<Speed> speed,
      Value value) {}

  /**
   * How many moved on.
   *
   * @param entered how many came to it
   * @param advanced how many of them moved on
   * @param open how many have not, and are under way
   * @param decided all but the open ones
   * @param percent those that advanced, of the decided ones, to a tenth; null where none is
   */
  public record Conversion(
      long entered, long advanced, long open, long decided, BigDecimal percent) {

    static Conversion of(long entered, long advanced, long open) {
      var decided = entered - open;
      return new Conversion(entered, advanced, open, decided, Percent.of(advanced, decided));
    }

    /** How many ended without having moved on. */
    public long stopped() {
      return decided - advanced;
    }

    /** The same as {@code percent}, 0 to 1. */
    public BigDecimal share() {
      return percent == null ? null : percent.movePointLeft(2);
    }
  }

  /** How long it took until they moved on, in seconds: half of them at most, and nine in ten. */
  public record Speed(long median, long p90) {}

  /**
   * US dollars, of the leads whose value is known.
   *
   * @param open of those that stand there now
   * @param weighted the same by how probable it is that they are won
   * @param won of those that came by here and were won
   * @param probability of being won for whoever comes here, 0 to 1
   * @param measuredOn how many that came here before the period, and have ended, tell it; null
   *     where they are too few, and it is a benchmark
   */
  public record Value(
      BigDecimal open,
      BigDecimal weighted,
      BigDecimal won,
      BigDecimal probability,
      Long measuredOn) {}

  /**
   * A gate.
   *
   * @param gate the code of a {@link Milestone}
   * @param conversion of those that were offered: what advanced was accepted
   * @param before the same of the period of equal length before
   * @param rejected how many were refused and ended without having been accepted
   * @param reasons why they were, the most frequent first
   * @param speed from the offer to the acceptance
   */
  public record Gate(
      String gate,
      Conversion conversion,
      Conversion before,
      long rejected,
      List<Reason> reasons,
      Optional<Speed> speed) {}

  /**
   * An end of the process.
   *
   * @param fate the code of a {@link Fate}
   * @param by the code of who had it last, an {@link EndedBy}
   */
  public record End(String fate, String by, long cycles) {}

  /** Why, and how often. */
  public record Reason(String reason, long cycles) {}

  /**
   * Tasks that were not answered in time.
   *
   * @param username null where the task waited for anyone of the team
   * @param open how many of them nobody has answered yet
   * @param leads how many cycles they are of, which may have had several; likewise openLeads
   */
  public record Breach(
      String task,
      String team,
      String username,
      long breaches,
      long open,
      long leads,
      long openLeads) {}

  /**
   * Who sleeps and may be contacted one day.
   *
   * @param asleep how many, those that are archived among them
   * @param archived how many do not wake by a date
   * @param groups by why, track and week, the earliest first
   */
  public record Sleepers(long asleep, long archived, List<Sleeping> groups) {}

  /**
   * Some of them.
   *
   * @param week the Monday (UTC) of the week in which they wake; null where they are archived
   */
  public record Sleeping(String reason, String track, LocalDate week, long leads) {}

  /**
   * A source.
   *
   * @param reportedAt when marketing was told about it last; null where it was not, as words
   * @param words what they were told
   */
  public record RefusedSource(SourceFigures figures, Instant reportedAt, String words) {}
}
