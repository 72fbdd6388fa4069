/** The limit: a state machine by hand, in as few statements as it takes. */
package io.sluice.bench.side.sql;
