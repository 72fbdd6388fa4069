package io.sluice.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The facts of many leads, read and noted with one statement each. */
@Repository
class BulkFacts {

  private final JdbcClient jdbc;

  BulkFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known of each of these leads, in the order of the facts. */
  Map<UUID, List<KnownFact>> findKnown(Collection<UUID> leadIds) {
    return jdbc
        .sql(
            """
            select l.lead_id, f.fact, f.value, said.source, said.merge_id is not null as brought
            from lead l
            cross join lateral (values %s) f (fact, value)
            left join lateral (
              select source, merge_id from lead_fact p where p.lead_id = l.lead_id and p.fact = f.fact
              order by p.lead_fact_id desc limit 1
            ) said on true
            where l.lead_id = any(:leadIds::uuid[])
            """
                .formatted(LeadFacts.COLUMNS))
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("lead_id", UUID.class),
                    new KnownFact(
                        Fact.ofCode(row.getString("fact")).orElseThrow(),
                        row.getString("value"),
                        row.getString("source"),
                        row.getBoolean("brought"))))
        .list()
        .stream()
        .sorted((one, other) -> one.getValue().fact().compareTo(other.getValue().fact()))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  /** Notes where facts come from that stand in the leads' rows already, in the order of these. */
  void note(List<Said> said) {
    if (said.isEmpty()) {
      return;
    }
    var facts = new ArrayList<String>();
    var values = new ArrayList<String>();
    var leadIds = new ArrayList<String>();
    var sources = new ArrayList<String>();
    var enteredBys = new ArrayList<String>();
    var observedAts = new ArrayList<String>();
    for (var one : said) {
      for (var fact : one.facts()) {
        leadIds.add(one.leadId().toString());
        facts.add(fact.code());
        values.add(one.values().get(fact));
        sources.add(one.origin().source());
        enteredBys.add(one.origin().enteredBy());
        observedAts.add(one.origin().observedAt().toString());
      }
    }
    jdbc.sql(
            """
            insert into lead_fact (lead_id, fact, value, source, entered_by, observed_at)
            select * from unnest(:leadIds::uuid[], :facts::text[], :values::text[],
              :sources::text[], :enteredBys::text[], :observedAts::timestamptz[])
            """)
        .param("leadIds", array(leadIds))
        .param("facts", array(facts))
        .param("values", array(values))
        .param("sources", array(sources))
        .param("enteredBys", array(enteredBys))
        .param("observedAts", array(observedAts))
        .update();
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  /** What was said of one lead. */
  record Said(UUID leadId, List<Fact> facts, Map<Fact, String> values, FactOrigin origin) {}
}
