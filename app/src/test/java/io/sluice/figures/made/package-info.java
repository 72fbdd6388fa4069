/**
 * Made-up histories of leads, of known true rates, to hold the waterfall's figures against: {@link
 * io.sluice.figures.made.Histories} makes them up, {@link io.sluice.figures.made.LedgerWriter}
 * enters them into the tables of the ledger, and {@link io.sluice.figures.made.NaiveWaterfall}
 * counts them one by one, without SQL and without a line of the application's.
 */
package io.sluice.figures.made;
