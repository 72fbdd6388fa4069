package io.sluice.figures.page;

import io.sluice.figures.Milestone;

/** Stages and gates as managers call them. */
final class StageWords {

  private StageWords() {}

  static String label(Milestone milestone) {
    return switch (milestone) {
      case CAME_IN -> "Came in";
      case INQUIRY -> "Inquiry";
      case EXPANSION -> "Expansion";
      case WON -> "Won";
      case TAL_OFFERED -> "Inside sales";
      case SAL_OFFERED -> "Sales";
      default -> milestone.name();
    };
  }

  static String meaning(Milestone milestone) {
    return switch (milestone) {
      case CAME_IN -> "by whichever door";
      case INQUIRY -> "asked or responded";
      case AQL -> "qualified by the criteria";
      case TAL_OFFERED -> "was asked to accept it";
      case TAL -> "accepted by inside sales";
      case TQL -> "qualified by inside sales";
      case TGL -> "found by inside sales";
      case EXPANSION -> "a customer wants more";
      case SAL_OFFERED -> "was asked to accept it";
      case SAL -> "accepted by sales";
      case SGL -> "found by sales";
      case SQL -> "an opportunity";
      case WON -> "signed";
    };
  }

  /** What those have done who went on from it. */
  static String movedOn(Milestone milestone) {
    return switch (milestone) {
      case INQUIRY -> "Inquiries that qualify";
      case AQL -> "AQLs that inside sales or sales accept";
      case TAL -> "TALs that become qualified";
      case TQL -> "TQLs that sales accept";
      case TGL -> "TGLs that sales accept";
      case EXPANSION -> "Expansions that sales accept";
      case SAL -> "SALs that become opportunities";
      case SGL -> "SGLs that become opportunities";
      case SQL -> "Opportunities that are won";
      case TAL_OFFERED -> "Leads that inside sales accepts";
      case SAL_OFFERED -> "Handoffs that sales accepts";
      case CAME_IN, WON -> "Leads";
    };
  }
}
