package io.sluice.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.leads.page.LeadsToFind;
import io.sluice.testing.SluiceTest;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words that are part of few and words that are part of many find the same people. */
@SluiceTest
class SearchHitsTest {

  private static final int NONE = 0;

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  @Autowired SearchHits hits;

  @BeforeEach
  void enter() throws Exception {
    LeadsToFind.enter(database);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lovgard ida",
        "IDA@former-list.example",
        "oldname",
        "030 901820",
        "0049-30-901820"
      })
  void manyAreFoundAsFewAre(String typed) {
    var search = new LeadSearch(typed);
    var ofMany = new SearchHits(jdbc, NONE);

    assertThat(hits.condition(search, true, false).parameters()).containsOnlyKeys("hits");
    assertThat(found(hits, search, true)).containsExactly(UUID.fromString(LeadsToFind.IDA));
    assertThat(ofMany.condition(search, true, true).parameters()).doesNotContainKey("hits");
    assertThat(found(ofMany, search, true)).isEqualTo(found(hits, search, true));
    assertThat(found(ofMany, search, false)).isEqualTo(found(hits, search, true));
  }

  private List<UUID> found(SearchHits hits, LeadSearch search, boolean joined) {
    var condition = hits.condition(search, true, joined);
    return jdbc.sql(
            """
            select m.lead_id from cycle_milestones m join lead l on l.lead_id = m.lead_id
            where not m.superseded and m.lead_id not in (select alias_id from lead_alias) and (%s)
            """
                .formatted(condition.text()))
        .params(condition.parameters())
        .query(UUID.class)
        .list();
  }
}
