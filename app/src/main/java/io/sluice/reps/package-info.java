/** Who works where and when, over HTTP: the team as a file, its reps, calendars and absences. */
package io.sluice.reps;
