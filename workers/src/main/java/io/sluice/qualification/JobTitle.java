package io.sluice.qualification;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads department and seniority from the words of a job title; null where it tells neither. Who
 * works for students, as in "Director of Student Services", is none.
 */
record JobTitle(String department, String seniority) {

  private static final Pattern STUDENT =
      Pattern.compile(
          "\\b(student|intern|trainee|apprentice)\\b"
              + "(?=\\s*($|[,;(/|@&-]|(at|of|in|assistant|worker)\\b))");
  private static final Pattern EXECUTIVE =
      Pattern.compile(
          "\\b(c[a-z]o|chief|president|founder|(?<!product )owner|(?<!business )partner(?! \\w)"
              + "|managing director)\\b");
  private static final Pattern VICE_PRESIDENT =
      Pattern.compile("\\b(vp|svp|evp|vice[ -]president)\\b");
  private static final Pattern DIRECTOR = Pattern.compile("\\b(director|head)\\b");
  private static final Pattern MANAGER = Pattern.compile("\\b(manager|lead|supervisor)\\b");
  private static final Pattern MARKETING =
      Pattern.compile("\\b(marketing|cmo|demand|growth|brand|communications)\\b");
  private static final Pattern SALES =
      Pattern.compile("\\b(sales|sdr|bdr|revenue|cro|account executive|business development)\\b");

  static JobTitle parse(String title) {
    if (title == null || title.isBlank()) {
      return new JobTitle(null, null);
    }
    var words = title.toLowerCase(Locale.ROOT);
    return new JobTitle(department(words), seniority(words));
  }

  private static String department(String words) {
    if (MARKETING.matcher(words).find()) {
      return "marketing";
    }
    return SALES.matcher(words).find() ? "sales" : "other";
  }

  private static String seniority(String words) {
    if (STUDENT.matcher(words).find()) {
      return "student";
    }
    if (VICE_PRESIDENT.matcher(words).find()) {
      return "vice-president";
    }
    if (EXECUTIVE.matcher(words).find()) {
      return "executive";
    }
    if (DIRECTOR.matcher(words).find()) {
      return "director";
    }
    return MANAGER.matcher(words).find() ? "manager" : "staff";
  }
}
