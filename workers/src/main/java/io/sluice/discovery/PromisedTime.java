package io.sluice.discovery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * A date and time as a form gives it: ISO 8601, seconds and their fraction or not, in UTC, with an
 * offset, with a zone, or local.
 */
final class PromisedTime {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private PromisedTime() {}

  /**
   * @param zone of a local time
   * @throws java.time.DateTimeException when it is no date and time
   */
  static Instant parse(String text, ZoneId zone) {
    var time = FORMAT.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
    return time instanceof ZonedDateTime zoned
        ? zoned.toInstant()
        : ((LocalDateTime) time).atZone(zone).toInstant();
  }
}
