package io.sluice.calendar;

/**
 * One thing wrong with a calendar that someone wrote.
 *
 * @param field such as {@code hours[1].to}
 * @param value what was written there, null where nothing was
 * @param fix what to write instead
 */
public record CalendarFlaw(String field, String value, String fix) {

  /** The same flaw as one of a larger thing. */
  public CalendarFlaw within(String field) {
    return new CalendarFlaw(field + "." + this.field, value, fix);
  }
}
