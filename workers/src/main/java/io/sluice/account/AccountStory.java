package io.sluice.account;

import io.sluice.qualification.Persona;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells briefs what else goes on at a lead's company: which opportunity is open and whose, and who
 * else is there. Colleagues are told by role, without name or id: what stands in the history of
 * this lead's task outlives their own erasure. Who has them is named, and can be asked.
 */
@Repository
public class AccountStory {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final int MOST = 5;

  /** Who was attached to the lead's own opportunity first, then who is under way, then the rest. */
  private static final String COLLEAGUES =
      """
      select l.job_title, c.cycle is not null as under_way,
        coalesce(r.name, o.owner) as owner_name,
        exists (select from opportunity_contact oc
          join lead_cycle mine on mine.lead_id = oc.opportunity_lead_id
            and mine.cycle = oc.opportunity_cycle and mine.closed_at is null
          where oc.lead_id = l.lead_id and oc.opportunity_lead_id = :leadId) as attached,
        (select e.kind from engagement e where e.lead_id = l.lead_id
          order by e.occurred_at desc limit 1) as activity
      from (
        select colleague.lead_id, colleague.matched_at from lead_account me
        join lead_account colleague on colleague.account_id = me.account_id
          and colleague.lead_id <> me.lead_id
        where me.lead_id = :leadId
          and not exists (select from lead_alias alias where alias.alias_id = colleague.lead_id)
        order by colleague.matched_at desc limit 50
      ) near
      join lead l on l.lead_id = near.lead_id
      left join lead_cycle c on c.lead_id = l.lead_id and c.closed_at is null
      left join lateral (select lead_owner(c.lead_id, c.cycle) as owner) o on true
      left join rep r on r.username = o.owner
      order by attached desc, under_way desc, near.matched_at desc limit :most
      """;

  private final OpenOpportunities opportunities;
  private final JdbcClient jdbc;

  AccountStory(OpenOpportunities opportunities, JdbcClient jdbc) {
    this.opportunities = opportunities;
    this.jdbc = jdbc;
  }

  /**
   * In Markdown.
   *
   * @return empty where nobody else of the company is known
   */
  public Optional<String> tell(UUID leadId) {
    var told =
        Stream.concat(
                opportunities.ofColleagues(leadId).stream().limit(MOST).map(AccountStory::told),
                others(leadId))
            .collect(Collectors.joining("\n\n"));
    return told.isEmpty() ? Optional.empty() : Optional.of(told);
  }

  private static String told(OpenOpportunity open) {
    var owner = open.ownerName() == null ? "nobody yet" : open.ownerName();
    return "**An opportunity is open at this company**, at %s since %s: %s has it. Agree with"
            .formatted(open.stage().toUpperCase(Locale.ROOT), day(open.since()), owner)
        + " them before you open another one; this person is attached to it as a contact.";
  }

  private Stream<String> others(UUID leadId) {
    List<Colleague> colleagues =
        jdbc.sql(COLLEAGUES)
            .param("leadId", leadId)
            .param("most", MOST + 1)
            .query(Colleague.class)
            .list();
    if (colleagues.isEmpty()) {
      return Stream.empty();
    }
    var told =
        colleagues.stream().limit(MOST).map(Colleague::told).collect(Collectors.joining("; "));
    return Stream.of("**Also there:** " + told + (colleagues.size() > MOST ? "; and others" : ""));
  }

  private static String day(Instant instant) {
    return DAY.format(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  private record Colleague(
      String jobTitle, boolean underWay, String ownerName, boolean attached, String activity) {

    String told() {
      var persona = Persona.of(jobTitle);
      return Stream.of(
              persona == Persona.UNKNOWN ? "somebody" : persona.code(),
              attached ? "contact of this opportunity" : null,
              activity == null ? null : "last: " + activity.replace('-', ' '),
              standing())
          .filter(part -> part != null)
          .collect(Collectors.joining(", "));
    }

    private String standing() {
      if (!underWay) {
        return "not under way";
      }
      return ownerName == null ? "under way" : "with " + ownerName;
    }
  }
}
