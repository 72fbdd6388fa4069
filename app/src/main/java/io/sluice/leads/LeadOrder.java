package io.sluice.leads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order leads stand. */
public enum LeadOrder {
  /** Who came in last stands first. */
  NEW("the newest", "l.captured_at desc, l.lead_id desc"),
  NAME("A of the names", "l.name_key, l.lead_id"),
  COMPANY("A of the companies", "lower(l.company_name), l.name_key, l.lead_id"),
  /** Who has stood longest where they stand is first. */
  SINCE("who is there longest", "coalesce(m.closed_at, m.stage_at, m.opened_at), m.lead_id"),
  /** What is due, or has been for longest, is first. */
  DUE("what is due", "task.due_at nulls last, m.lead_id");

  private final String words;
  private final String sql;

  LeadOrder(String words, String sql) {
    this.words = words;
    this.sql = sql;
  }

  /** The word of the parameter {@code sort}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands first, for people. */
  public String words() {
    return words;
  }

  static Optional<LeadOrder> ofCode(String code) {
    return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
  }

  static List<String> codes() {
    return Arrays.stream(values()).map(LeadOrder::code).toList();
  }

  /** Whether it goes by what stands of cycles, and needs nothing of the leads. */
  boolean isOfCycles() {
    return this == SINCE || this == DUE;
  }

  /**
   * @param cycles whether these are cycles of a period: then the newest are those that began last
   */
  String sql(boolean cycles) {
    return cycles && this == NEW ? "m.opened_at desc, m.lead_id desc" : sql;
  }
}
