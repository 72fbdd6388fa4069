/** Shows what becomes of the leads of each source. */
package io.sluice.sources;
