package io.sluice.process;

import java.time.LocalTime;

/**
 * A rep's task, how a lead gets there, and what the shipped policy says of it, in minutes of
 * working time, -1 for never; the manager's clocks follow.
 */
enum Chain {
  ACCEPT_LEAD("accept-lead", "inside-sales", 120, 240, 1_440, 1_440, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return waterfall.capture(SampleSubmissions.idealAndWarm());
    }
  },
  DISCOVERY_CALL("discovery-call", "inside-sales", 240, 480, 960, 960, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return ACCEPT_LEAD.start(waterfall).answer("accept-lead", Answers.ACCEPTED);
    }
  },
  ACCEPT_HANDOFF("accept-handoff", "sales", 720, 1_440, 2_160, 2_160, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return waterfall.capture(
          SampleSubmissions.enteredBy(SampleSubmissions.idealAndWarm(), "teleprospecting", null));
    }
  },
  ACCEPT_HAND_RAISER("accept-handoff", "sales", 10, 30, 60, 120, 15, 30, 60) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return waterfall.capture(SampleSubmissions.idealHandRaiser());
    }

    /** So late that a chain of three hours crosses the weekend. */
    @Override
    LocalTime startsAt() {
      return LocalTime.of(16, 15);
    }
  },
  QUALIFY_OPPORTUNITY("qualify-opportunity", "sales", 2_400, 4_800, -1, 9_600, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return waterfall.capture(
          SampleSubmissions.enteredBy(SampleSubmissions.idealAndWarm(), "sales", null));
    }
  },
  CLOSE_OPPORTUNITY("close-opportunity", "sales", 3_360, 4_800, -1, 6_720, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return QUALIFY_OPPORTUNITY
          .start(waterfall)
          .answer("qualify-opportunity", Answers.OPPORTUNITY);
    }
  },
  TAKE_OVER_CUSTOMER("take-over-customer", "customer-success", 240, 480, 960, 960, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return waterfall.next(
          CLOSE_OPPORTUNITY.start(waterfall).answer("close-opportunity", Answers.WON).awaitEnd());
    }
  },
  CHECK_ONBOARDING("check-onboarding", "customer-success", 480, 960, 1_440, 1_440, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return TAKE_OVER_CUSTOMER.start(waterfall).answer("take-over-customer", Answers.TAKEN_OVER);
    }
  },
  REVIEW_EXPANSION(
      "review-expansion", "customer-success", 960, 1_440, 2_400, 2_400, 240, 480, 960) {
    @Override
    LeadOnItsWay start(Waterfall waterfall) {
      return CHECK_ONBOARDING.start(waterfall).answer("check-onboarding", Answers.ON_TRACK);
    }
  };

  final String task;
  final String team;
  final long remind;
  final long due;
  final long reassign;
  final long escalate;
  final long managerRemind;
  final long managerDue;
  final long managerGiveUp;

  Chain(
      String task,
      String team,
      long remind,
      long due,
      long reassign,
      long escalate,
      long managerRemind,
      long managerDue,
      long managerGiveUp) {
    this.task = task;
    this.team = team;
    this.remind = remind;
    this.due = due;
    this.reassign = reassign;
    this.escalate = escalate;
    this.managerRemind = managerRemind;
    this.managerDue = managerDue;
    this.managerGiveUp = managerGiveUp;
  }

  abstract LeadOnItsWay start(Waterfall waterfall);

  LocalTime startsAt() {
    return LocalTime.of(10, 0);
  }

  /** Whether it is about a customer, who is looked after on although nobody cared. */
  boolean isCare() {
    return team.equals("customer-success");
  }

  boolean isReassigned() {
    return reassign > 0;
  }
}
