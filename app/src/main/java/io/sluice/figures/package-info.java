/** What the ledger adds up to: how much came in, moved on, how fast and worth what. */
package io.sluice.figures;
