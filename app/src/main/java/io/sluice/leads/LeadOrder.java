package io.sluice.leads;

import io.sluice.page.Codes;

/** In which order leads stand. */
public enum LeadOrder {
  /** Whose cycle began last stands first. */
  NEW("the newest", "m.opened_at", " desc"),
  NAME("A of the names", "l.name_key", ""),
  COMPANY("A of the companies", "lower(l.company_name)", " nulls last"),
  /** Who has stood longest where they stand is first. */
  SINCE("who is there longest", "coalesce(m.closed_at, m.stage_at, m.opened_at)", ""),
  /** What is due, or has been for longest, is first. */
  DUE("what is due", "task.due_at", " nulls last");

  private final String words;
  private final String by;
  private final String direction;

  LeadOrder(String words, String by, String direction) {
    this.words = words;
    this.by = by;
    this.direction = direction;
  }

  /** The word of the parameter {@code sort}. */
  public String code() {
    return Codes.of(this);
  }

  /** What stands first, for people. */
  public String words() {
    return words;
  }

  /** What it goes by, of a cycle m, a lead l or a task. */
  String by() {
    return by;
  }

  /** Whether it goes by a lead. */
  boolean isOfLead() {
    return this == NAME || this == COMPANY;
  }

  /** How it stands behind what it goes by. */
  String direction() {
    return direction;
  }
}
