package io.sluice.waterfall;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The stages of the Rearchitected Demand Waterfall (SiriusDecisions 2012, now Forrester). */
public enum Stage {
  /** A raw response that is valid, identified and not suppressed. */
  INQUIRY,
  /** Automation qualified lead: fit and readiness say "qualify". */
  AQL,
  /** Teleprospecting generated lead: an SDR found it; it skips AQL and TAL. */
  TGL,
  /** Sales generated lead: a seller found it; it joins at sales qualification. */
  SGL,
  /** Teleprospecting accepted lead: an SDR took it on. */
  TAL,
  /** Teleprospecting qualified lead: the discovery call confirmed it. */
  TQL,
  /** Sales accepted lead: an account executive took it on. */
  SAL,
  /** Sales qualified lead: an opportunity with a value and a close date. */
  SQL,
  /** Signed. */
  WON,
  /** A customer may want more: how a cycle begins that sells to one. */
  EXPANSION,
  /** A gate was refused before contact, with a coded reason: an event, and no milestone. */
  REJECTED;

  /** Where a lead is sales' own: they have accepted it, or have found it themselves. */
  static final Set<Stage> OF_SALES = Collections.unmodifiableSet(EnumSet.of(SAL, SGL, SQL, WON));

  /** The word in models and in the ledger. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage that a milestone stands for: its element id is the stage's code. */
  public static Optional<Stage> ofMilestone(String elementId) {
    return Arrays.stream(values())
        .filter(stage -> stage != REJECTED)
        .filter(stage -> stage.code().equals(elementId))
        .findFirst();
  }
}
