package io.sluice.intake;

import io.sluice.problem.Violation;
import java.util.List;
import java.util.Optional;

/** What became of one lead of many. */
public sealed interface RowOutcome {

  /** The word in the table of arrivals. */
  String code();

  /** What was answered, also to the same row before; empty where it was refused. */
  Optional<Receipt> receipt();

  /** It was taken in. */
  record Taken(Receipt given) implements RowOutcome {

    @Override
    public String code() {
      return given.status();
    }

    @Override
    public Optional<Receipt> receipt() {
      return Optional.of(given);
    }

    /** Whether a cycle was opened; else one was under way. */
    public boolean isAccepted() {
      return given.status().equals(Receipt.ACCEPTED);
    }
  }

  /**
   * The same row had been taken in before; nothing was changed.
   *
   * @param given what was answered then
   */
  record Repeated(Receipt given) implements RowOutcome {

    @Override
    public String code() {
      return Arrivals.REPEATED;
    }

    @Override
    public Optional<Receipt> receipt() {
      return Optional.of(given);
    }
  }

  /**
   * Nothing of it was stored.
   *
   * @param suppressed whether it is of a person who must be left alone
   */
  record Refused(List<Violation> violations, boolean suppressed) implements RowOutcome {

    @Override
    public String code() {
      return Arrivals.REFUSED;
    }

    @Override
    public Optional<Receipt> receipt() {
      return Optional.empty();
    }
  }
}
