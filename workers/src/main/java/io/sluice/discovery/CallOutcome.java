package io.sluice.discovery;

import java.time.Instant;
import java.time.LocalDate;

/** What an attempt leads to, as the SDR says. */
sealed interface CallOutcome {

  /** The word in forms and in the database. */
  String code();

  /** Ready for sales, with what was agreed to do next and when. */
  record Qualified(String nextStep, LocalDate nextStepOn) implements CallOutcome {

    static final String CODE = "qualified";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** The person asked to be called at another time. */
  record CallBack(Instant at) implements CallOutcome {

    static final String CODE = "call-back";

    @Override
    public String code() {
      return CODE;
    }
  }

  /**
   * The person named the one who decides.
   *
   * @param email null where it was not told; likewise phone and job title
   */
  record Referred(String name, String email, String phone, String jobTitle) implements CallOutcome {

    static final String CODE = "referred";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** Nobody was reached: the cadence goes on. */
  record NotReached() implements CallOutcome {

    static final String CODE = "not-reached";

    @Override
    public String code() {
      return CODE;
    }
  }

  /**
   * Not ready.
   *
   * @param wakeOn when to come back, null for the reason's own time
   */
  record Recycled(String reasonCode, LocalDate wakeOn) implements CallOutcome {

    static final String CODE = "recycled";

    @Override
    public String code() {
      return CODE;
    }
  }

  /** Never to be sold to. */
  record Disqualified(String reasonCode) implements CallOutcome {

    static final String CODE = "disqualified";

    @Override
    public String code() {
      return CODE;
    }
  }
}
