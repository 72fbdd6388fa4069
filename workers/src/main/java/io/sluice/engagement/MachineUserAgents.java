package io.sluice.engagement;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Tells crawlers, link previews, scanners and programs from browsers by the user agent that they
 * send. A look through the list takes about 0.2 ms, so what was asked lately is remembered.
 */
@Component
public class MachineUserAgents {

  private static final int REMEMBERED = 10_000;

  private final List<Pattern> patterns;
  private final LoadingCache<String, Optional<String>> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::search);

  MachineUserAgents(MachineRules rules) {
    var own =
        rules.userAgents().stream()
            .map(word -> Pattern.compile(word, Pattern.LITERAL | Pattern.CASE_INSENSITIVE));
    this.patterns = Stream.concat(own, listed().map(Pattern::compile)).toList();
  }

  /**
   * @param userAgent as the machine or browser names itself; null where nobody knows
   * @return what of it gives a machine away; empty for a browser
   */
  public Optional<String> recognise(String userAgent) {
    return userAgent == null ? Optional.empty() : known.get(userAgent);
  }

  private Optional<String> search(String userAgent) {
    return patterns.stream()
        .filter(pattern -> pattern.matcher(userAgent).find())
        .map(Pattern::pattern)
        .findFirst();
  }

  private static Stream<String> listed() {
    var list = new ClassPathResource("/models/lists/machine-user-agents.txt");
    try {
      return list.getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
