package io.sluice.bench.side.camunda7;

import io.sluice.bench.side.Side;
import io.sluice.bench.side.SideArguments;
import io.sluice.bench.side.SideContract;

class CamundaSideTest extends SideContract {

  @Override
  protected Side open(SideArguments arguments) {
    return CamundaSide.open(arguments);
  }
}
