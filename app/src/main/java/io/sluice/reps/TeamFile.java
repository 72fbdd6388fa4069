package io.sluice.reps;

import io.sluice.calendar.CompanyHoliday;
import io.sluice.routing.Team;
import java.util.List;

/**
 * Who works where and when, as someone wrote it, and all of it can be used.
 *
 * @param teams those that it names
 * @param holidays all of the company's to come; null for as they are
 * @param reps those that it names
 */
record TeamFile(List<Team> teams, List<CompanyHoliday> holidays, List<RepEntry> reps) {}
