/** Fills what is not known of a lead's company from sources, each behind one interface. */
package io.sluice.enrichment;
