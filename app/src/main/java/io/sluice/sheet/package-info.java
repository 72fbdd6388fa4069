/**
 * Reads the files that spreadsheets and other systems write: encoding, delimiter and quotes found
 * out, one row at a time, a broken row costing that row. Knows nothing of leads.
 */
package io.sluice.sheet;
