package io.sluice.intake;

/** A row of a file and the line it starts on, from 1. */
record CsvRow(long line, RawLead lead) {}
