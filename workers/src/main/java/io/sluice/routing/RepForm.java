package io.sluice.routing;

import io.sluice.calendar.CalendarFlaw;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rep as someone wrote them, without their calendar.
 *
 * @param email null where they are not told by mail
 * @param territory null for any, as for segment
 * @param weight null for 1
 * @param capacity null for no limit
 */
public record RepForm(
    String name,
    String team,
    String email,
    String territory,
    String segment,
    Integer weight,
    Integer capacity) {

  private static final int HEAVIEST = 10;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public RepForm {
    email = given(email);
    territory = given(territory);
    segment = given(segment);
  }

  /** All that is wrong with it; empty where it can be used. */
  public List<CalendarFlaw> flaws() {
    var flaws = new ArrayList<CalendarFlaw>();
    if (email != null && !EMAIL.matcher(email).matches()) {
      flaws.add(new CalendarFlaw("email", email, "give an address such as kim@example.com"));
    }
    code("territory", territory, "emea", flaws);
    code("segment", segment, "mid-market", flaws);
    if (weight != null && (weight < 1 || weight > HEAVIEST)) {
      flaws.add(new CalendarFlaw("weight", weight.toString(), "give a whole number from 1 to 10"));
    }
    if (capacity != null && capacity < 1) {
      flaws.add(
          new CalendarFlaw(
              "capacity", capacity.toString(), "give a whole number from 1, or none for no limit"));
    }
    return flaws;
  }

  /** The rep that it describes, where it has no flaws. */
  public Rep toRep(String username, ZoneId zone) {
    return new Rep(
        username,
        name,
        team,
        zone,
        email,
        territory,
        segment,
        weight == null ? 1 : weight,
        capacity);
  }

  private static void code(String field, String code, String such, List<CalendarFlaw> flaws) {
    if (code != null && !CODE.matcher(code).matches()) {
      flaws.add(
          new CalendarFlaw(
              field, code, "give one that decision routing-policy answers, such as " + such));
    }
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
