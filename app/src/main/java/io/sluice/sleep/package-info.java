/** Wakes the leads that sleep in PostgreSQL. */
package io.sluice.sleep;
