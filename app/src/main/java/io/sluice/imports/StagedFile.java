package io.sluice.imports;

import io.sluice.sheet.Dialect;
import java.util.List;

/** A file of which every row is staged. */
record StagedFile(String sha256, long bytes, Dialect dialect, List<String> header) {}
