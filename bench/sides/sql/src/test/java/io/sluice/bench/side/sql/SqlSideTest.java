package io.sluice.bench.side.sql;

import io.sluice.bench.side.Side;
import io.sluice.bench.side.SideArguments;
import io.sluice.bench.side.SideContract;

class SqlSideTest extends SideContract {

  @Override
  protected Side open(SideArguments arguments) {
    return SqlSide.open(arguments);
  }
}
