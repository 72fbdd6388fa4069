package io.sluice.leads.page;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The leads of leads.sql, which are entered once. Their addresses have {@code .list@} in them. */
public final class LeadsToFind {

  public static final String IDA = "a0000000-0000-0000-0000-000000000001";
  static final String BEN = "a0000000-0000-0000-0000-000000000002";
  static final String ZOE = "a0000000-0000-0000-0000-000000000003";
  static final String OLD = "a0000000-0000-0000-0000-000000000004";
  static final String GONE = "a0000000-0000-0000-0000-000000000005";

  private LeadsToFind() {}

  public static void enter(DataSource database) throws Exception {
    var known =
        JdbcClient.create(database)
            .sql("select count(*) from lead where lead_id = cast(? as uuid)")
            .param(IDA)
            .query(Long.class)
            .single();
    if (known == 0) {
      var script = new ClassPathResource("leads.sql");
      try (var connection = database.getConnection()) {
        ScriptUtils.executeSqlScript(
            connection, new EncodedResource(script, StandardCharsets.UTF_8));
      }
    }
  }

  /** What somebody is called in this database. */
  static String name(JdbcClient jdbc, String username) {
    return jdbc.sql("select name from rep where username = ?")
        .param(username)
        .query(String.class)
        .single();
  }
}
