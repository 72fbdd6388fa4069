/** What becomes of the leads that each source brings, and who is told when most are refused. */
package io.sluice.source;
