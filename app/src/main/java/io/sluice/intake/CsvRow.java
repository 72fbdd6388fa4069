package io.sluice.intake;

import io.sluice.request.RawFields;

/** A row of a file and the line it starts on, from 1. */
record CsvRow(long line, RawFields lead) {}
