/** The page on which managers see and maintain who works where, how much and when. */
package io.sluice.reps.page;
