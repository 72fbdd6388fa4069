package io.sluice.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A file with rows of every outcome in an order of chance, and what must become of them.
 *
 * @param activities how many each person of the file has after it, by address
 */
record KilledFile(
    String csv,
    int rows,
    int accepted,
    int engaged,
    int repeated,
    int refused,
    Map<String, Integer> activities) {

  static KilledFile of(int rows, Random random) {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var csv = new StringBuilder("email,firstName,company,source,activity,note\n");
    var activities = new LinkedHashMap<String, Integer>();
    var people = new ArrayList<String>();
    var lines = new ArrayList<String>();
    int engaged = 0;
    int repeated = 0;
    int refused = 0;
    for (int n = 1; n <= rows; n++) {
      var drawn = people.isEmpty() ? 99 : random.nextInt(100);
      String line;
      if (drawn < 5) {
        line = "nobody-%d,Ada,,killed,webinar,\n".formatted(n);
        refused++;
      } else if (drawn < 10) {
        line = one(lines, random);
        repeated++;
      } else if (drawn < 20) {
        var email = one(people, random);
        line = "%s,Ada,,killed,pricing-page,again in row %d\n".formatted(email, n);
        activities.merge(email, 1, Integer::sum);
        lines.add(line);
        engaged++;
      } else {
        var company = random.nextInt(2) == 0 ? "" : "Engines %d Ltd".formatted(n / 3);
        var email = "ada.%d@%s-%d.example".formatted(n, mark, n / 3);
        line = "%s,Ada,%s,killed,webinar,\n".formatted(email, company);
        people.add(email);
        activities.put(email, 1);
        lines.add(line);
      }
      csv.append(line);
    }
    return new KilledFile(
        csv.toString(), rows, people.size(), engaged, repeated, refused, activities);
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
