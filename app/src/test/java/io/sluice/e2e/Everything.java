package io.sluice.e2e;

import io.sluice.testing.Http;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every table and every index as text, to look for what must not be there. */
final class Everything {

  private static final Pattern BYTES = Pattern.compile("\\\\x([0-9a-f]{2,})");

  private final DataSource dataSource;
  private final JdbcClient jdbc;
  private final Http store;

  Everything(RunningSluice sluice) {
    this.dataSource = sluice.bean(DataSource.class);
    this.jdbc = sluice.bean(JdbcClient.class);
    this.store = new Http(sluice.searchStore().getPort());
  }

  /** In which tables any of these texts stands, in whatever case, also within bytes. */
  Map<String, String> findInDatabase(Collection<String> texts) throws SQLException, IOException {
    var found = new TreeMap<String, String>();
    var tables =
        jdbc.sql(
                """
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_type = 'BASE TABLE'
                  and table_schema not in ('pg_catalog', 'information_schema')
                """)
            .query(String.class)
            .list();
    try (var connection = dataSource.getConnection()) {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (var table : tables) {
        var rows = new StringWriter();
        copy.copyOut("copy " + table + " to stdout", rows);
        note(found, table, withBytesRead(rows.toString()), texts);
      }
    }
    return found;
  }

  /** In which indices any of these texts stands, in whatever case. */
  Map<String, String> findInStore(Collection<String> texts) {
    store.post("/_refresh?expand_wildcards=all", "application/json", "");
    var found = new TreeMap<String, String>();
    store
        .get("/_cat/indices?format=json&expand_wildcards=all&h=index")
        .json()
        .findValuesAsString("index")
        .forEach(index -> eachPage(index, page -> note(found, index, page, texts)));
    return found;
  }

  private void eachPage(String index, Consumer<String> look) {
    var page =
        store.post("/" + index + "/_search?scroll=1m&size=1000", "application/json", "{}").json();
    while (!page.at("/hits/hits").isEmpty()) {
      look.accept(page.at("/hits/hits").toString());
      page =
          store
              .post(
                  "/_search/scroll",
                  "application/json",
                  "{\"scroll\": \"1m\", \"scroll_id\": \"%s\"}"
                      .formatted(page.path("_scroll_id").asString()))
              .json();
    }
  }

  private static void note(
      Map<String, String> found, String place, String text, Collection<String> texts) {
    var lower = text.toLowerCase(Locale.ROOT);
    for (var wanted : texts) {
      var at = lower.indexOf(wanted.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        found.putIfAbsent(
            place, text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)));
      }
    }
  }

  private static String withBytesRead(String text) {
    Function<String, String> read =
        hex ->
            hex.length() % 2 == 0
                ? new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)
                : "";
    var bytes = new StringBuilder(text);
    var matcher = BYTES.matcher(text);
    while (matcher.find()) {
      bytes.append('\n').append(read.apply(matcher.group(1)));
    }
    return bytes.toString();
  }
}
