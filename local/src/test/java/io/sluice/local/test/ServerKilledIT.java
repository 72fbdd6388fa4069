package io.sluice.local.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.Endpoints;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server is killed and started again by itself, and has what it had. */
class ServerKilledIT {

  private static final String SERVER = "postgresql";

  @Test
  void comesBackWithItsData() throws SQLException {
    List<String> progress = new ArrayList<>();
    try (LocalStack stack = LocalStack.start(LocalStackOptions.database(), progress::add)) {
      Endpoints at = stack.endpoints();
      execute(at, "create table kept as select 7 as number");
      long before = stack.processes().get(SERVER);

      stack.kill(SERVER);
      assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
      assertThatThrownBy(() -> connect(at)).isInstanceOf(SQLException.class);

      stack.startAgain(SERVER);
      assertThat(number(at)).isEqualTo(7);
      assertThat(stack.processes().get(SERVER)).isNotEqualTo(before);
      assertThat(progress).noneMatch(line -> line.contains("unexpectedly"));
    }
  }

  private static int number(Endpoints at) throws SQLException {
    try (Connection connection = connect(at);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select number from kept")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void execute(Endpoints at, String sql) throws SQLException {
    try (Connection connection = connect(at);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Endpoints at) throws SQLException {
    return DriverManager.getConnection(at.jdbcUrl(), at.username(), at.password());
  }
}
