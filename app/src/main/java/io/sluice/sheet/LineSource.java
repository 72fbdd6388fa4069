package io.sluice.sheet;

import java.io.IOException;
import java.util.Optional;

/** Lines in their order. */
interface LineSource {

  /** Empty behind the last. */
  Optional<Line> next() throws IOException;
}
