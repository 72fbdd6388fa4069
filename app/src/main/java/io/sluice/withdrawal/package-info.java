/** Takes a lead out of the waterfall from wherever it stands, and keeps it out where it must be. */
package io.sluice.withdrawal;
