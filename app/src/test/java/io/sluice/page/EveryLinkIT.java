package io.sluice.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.MadeHistories;
import io.sluice.testing.SluiceOfHistories;
import io.sluice.testing.Visitor;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** Whoever is logged in finds a page behind every link that they are shown. */
@SluiceOfHistories
class EveryLinkIT {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)[^\"]*\"");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
  private static final Pattern VALUE = Pattern.compile("=[^&]*");

  /** Of addresses that differ in their values alone. */
  private static final int MOST_ALIKE = 4;

  @Autowired DataSource database;
  @LocalServerPort int port;

  @BeforeEach
  void enter() {
    MadeHistories.enter(database);
  }

  @ParameterizedTest
  @CsvSource({
    "sam, /follow-up /leads",
    "kim, /waterfall /follow-up /leads /sleepers /team",
    "morgan, /waterfall /follow-up /leads /sleepers /team",
    "jordan, /waterfall /follow-up /leads /sleepers /imports",
    "demo, /waterfall /follow-up /leads /sleepers /team /imports"
  })
  void leadsToAPage(String username, String menu) {
    var visitor = new Visitor(new Http(port)).logIn(username);
    var answers = crawl(visitor);
    assertThat(answers)
        .hasSizeGreaterThan(10)
        .allSatisfy((link, status) -> assertThat(status).isEqualTo(200));
    assertThat(answers).containsKeys(menu.split(" "));
    assertThat(Stream.of("/waterfall", "/sleepers", "/team", "/imports"))
        .filteredOn(page -> !menu.contains(page))
        .noneMatch(answers::containsKey);
  }

  private static Map<String, Integer> crawl(Visitor visitor) {
    var answers = new TreeMap<String, Integer>();
    var alike = new HashMap<String, Integer>();
    var ahead = new ArrayDeque<>(links(firstPage(visitor)));
    while (!ahead.isEmpty()) {
      var link = ahead.poll();
      if (!answers.containsKey(link) && alike.merge(shape(link), 1, Integer::sum) <= MOST_ALIKE) {
        var answer = visitor.open(link);
        answers.put(link, answer.status());
        if (answer.header("Content-Type") != null
            && answer.header("Content-Type").startsWith("text/html")) {
          ahead.addAll(links(answer.body()));
        }
      }
    }
    return answers;
  }

  private static String firstPage(Visitor visitor) {
    var first = visitor.open("/");
    assertThat(first.status()).isEqualTo(303);
    return visitor.open(URI.create(first.header("Location")).getPath()).body();
  }

  private static Set<String> links(String page) {
    return LINK.matcher(page)
        .results()
        .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
        .filter(link -> !link.equals("/"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String shape(String link) {
    return VALUE.matcher(ID.matcher(link).replaceAll("id")).replaceAll("");
  }
}
