package io.sluice.sources;

import io.sluice.source.SourceFigures;
import java.time.Instant;
import java.util.List;

/** What came in from when until when, by source. */
record SourceTable(Instant from, Instant until, List<SourceFigures> sources) {}
