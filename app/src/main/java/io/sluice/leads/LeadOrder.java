package io.sluice.leads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order leads stand. */
public enum LeadOrder {
  /** Who came in last stands first. */
  NEW("%s desc, l.lead_id desc"),
  NAME("l.name_key, l.lead_id"),
  COMPANY("lower(l.company_name), l.name_key, l.lead_id"),
  /** Who has stood longest where they stand is first. */
  SINCE("coalesce(m.closed_at, m.stage_at, m.opened_at), l.lead_id"),
  /** What is due, or has been for longest, is first. */
  DUE("task.due_at nulls last, l.lead_id");

  private final String sql;

  LeadOrder(String sql) {
    this.sql = sql;
  }

  /** The word of the parameter {@code sort}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LeadOrder> ofCode(String code) {
    return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
  }

  static List<String> codes() {
    return Arrays.stream(values()).map(LeadOrder::code).toList();
  }

  /**
   * @param cameIn the column that says when
   */
  String sql(String cameIn) {
    return sql.formatted(cameIn);
  }
}
