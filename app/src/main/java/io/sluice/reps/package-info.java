/** The calendars and absences of the reps over HTTP. */
package io.sluice.reps;
