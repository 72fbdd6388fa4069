package io.sluice.leads.page;

import io.sluice.leads.LeadList;
import io.sluice.leads.LeadList.Found;
import io.sluice.leads.LeadQuery;
import io.sluice.leads.LeadRow;
import io.sluice.leads.LeadWords;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One page of the list, and where the others are. */
public record ListPart(LeadQuery query, Found found) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  public List<LeadRow> rows() {
    return found.rows();
  }

  /** How many there are, in words. */
  public String count() {
    return found.count() == 1
        ? "1 lead"
        : String.format(Locale.ENGLISH, "%,d leads", found.count());
  }

  /** Which of them stand here, in words; empty where all do. */
  public String range() {
    var first = (long) query.page() * LeadList.PAGE;
    return found.count() <= LeadList.PAGE || rows().isEmpty()
        ? ""
        : String.format(Locale.ENGLISH, "%,d to %,d", first + 1, first + rows().size());
  }

  public boolean hasPrevious() {
    return query.page() > 0;
  }

  public boolean hasNext() {
    return found.count() > (query.page() + 1L) * LeadList.PAGE;
  }

  public String previous() {
    return query.at(query.page() - 1).suffix();
  }

  public String next() {
    return query.at(query.page() + 1).suffix();
  }

  /** What the header of a column says of its order; null where the list is in another one. */
  public String sorted(String order) {
    return query.order().code().equals(order) ? "ascending" : null;
  }

  /** Which leads of which period these are, in words; empty where they are of any. */
  public String cohort() {
    if (!query.cycles()) {
      return "";
    }
    var cohort = query.cohort();
    return CohortWords.who(cohort)
        + (cohort.isOfPeriod() ? period() : "")
        + CohortWords.became(cohort)
        + cohort.reason().map(reason -> ": " + LeadWords.plain(reason)).orElse("");
  }

  private String period() {
    return " from %s to %s"
        .formatted(DAY.format(query.filter().from()), DAY.format(query.filter().to().minusDays(1)));
  }

  /** What the days of the form are the first and the last of, in words. */
  public String periodFrom() {
    return CohortWords.since(query.cohort());
  }

  /** All of them, for the file. */
  public String all() {
    return query.at(0).suffix();
  }
}
