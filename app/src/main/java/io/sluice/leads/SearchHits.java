package io.sluice.leads;

import static java.util.stream.Collectors.joining;

import io.sluice.figures.SqlPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whom a search means. Few are read off the indexes before anything else is; a word that is part of
 * many is compared with everybody, beside what else is asked.
 */
@Repository
class SearchHits {

  private static final int FEW = 1_000;

  private static final String FIRST =
      """
      select coalesce(alias.lead_id, hit.lead_id) as lead_id
      from (select lead_id from (%s) any_way limit :most) hit
        left join lead_alias alias on alias.alias_id = hit.lead_id
      """;

  private static final String OF_WAY = "select hit.lead_id from lead hit where %s";

  private static final String KNOWN_OTHERWISE =
      """
      m.lead_id in (
          select alias.lead_id from lead_alias alias join lead hit on hit.lead_id = alias.alias_id
          where %s)""";

  private final JdbcClient jdbc;
  private final int few;

  @Autowired
  SearchHits(JdbcClient jdbc) {
    this(jdbc, FEW);
  }

  /**
   * @param few how many at most are looked for before anything else is
   */
  SearchHits(JdbcClient jdbc, int few) {
    this.jdbc = jdbc;
    this.few = few;
  }

  /**
   * Which cycles {@code m} are meant: of leads known under another id, those of that.
   *
   * @param phones whether a part of a phone number finds its lead, too
   * @param joined whether the lead of {@code m} is there as {@code l}
   */
  SqlPart condition(LeadSearch search, boolean phones, boolean joined) {
    var ways = search.ways(phones);
    if (ways.isEmpty()) {
      return new SqlPart("false", Map.of());
    }
    var parameters = new HashMap<String, Object>();
    ways.forEach(way -> parameters.putAll(way.parameters()));
    var first = first(ways, parameters);
    if (first.size() <= few) {
      return new SqlPart(
          "m.lead_id = any (cast(:hits as uuid[]))",
          Map.of("hits", first.stream().distinct().map(UUID::toString).toArray(String[]::new)));
    }
    return new SqlPart(
        "%s or %s"
            .formatted(
                joined ? any(ways, "(%s)", "l") : any(ways, "m.lead_id in (" + OF_WAY + ")", "hit"),
                any(ways, KNOWN_OTHERWISE, "hit")),
        parameters);
  }

  private List<UUID> first(List<SqlPart> ways, Map<String, Object> parameters) {
    var each =
        ways.stream()
            .map(way -> OF_WAY.formatted(way.text().formatted("hit")))
            .collect(joining(" union all "));
    return jdbc.sql(FIRST.formatted(each))
        .params(parameters)
        .param("most", few + 1)
        .query(UUID.class)
        .list();
  }

  private static String any(List<SqlPart> ways, String condition, String alias) {
    return ways.stream()
        .map(way -> condition.formatted(way.text().formatted(alias)))
        .collect(joining(" or "));
  }
}
