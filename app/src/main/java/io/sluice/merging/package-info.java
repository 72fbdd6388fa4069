/** Merging leads that are one person, and taking that back, over HTTP. */
package io.sluice.merging;
