/** The page that tells which leads sleep, why, and until when. */
package io.sluice.sleepers;
