package io.sluice.testing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows the tables of the intake have, to see that nothing was stored. The outbox is not
 * among them: it is tidied meanwhile, and no lead gets a row there without one in {@code
 * lead_cycle}.
 */
public final class Tables {

  private static final List<String> OF_INTAKE =
      List.of("lead", "lead_cycle", "engagement", "idempotency_key");

  private Tables() {}

  public static Map<String, Long> counts(JdbcClient jdbc) {
    return OF_INTAKE.stream().collect(Collectors.toMap(Function.identity(), t -> count(jdbc, t)));
  }

  public static long count(JdbcClient jdbc, String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
