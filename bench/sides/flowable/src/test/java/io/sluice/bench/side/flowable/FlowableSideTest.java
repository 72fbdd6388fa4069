package io.sluice.bench.side.flowable;

import io.sluice.bench.side.Side;
import io.sluice.bench.side.SideArguments;
import io.sluice.bench.side.SideContract;

class FlowableSideTest extends SideContract {

  @Override
  protected Side open(SideArguments arguments) {
    return FlowableSide.open(arguments);
  }
}
