package io.sluice.calendar;

import java.time.LocalDate;

/**
 * A day on which the company is closed.
 *
 * @param country whose reps have it off, by ISO 3166-1; null for all, and for the teams as a whole
 */
public record CompanyHoliday(LocalDate day, String name, String country) {}
