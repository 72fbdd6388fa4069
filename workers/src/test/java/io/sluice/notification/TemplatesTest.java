package io.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The bundled texts, and those of one's own. */
class TemplatesTest {

  private static final List<String> ALL =
      List.of(
          "task",
          "stalled",
          "stalledTeam",
          "stalledDue",
          "company",
          "grade",
          "due",
          "team",
          "name",
          "holder",
          "before",
          "because",
          "queued",
          "reason",
          "tasklist",
          "firstName",
          "link",
          "sender",
          "source",
          "words",
          "site",
          "days",
          "from",
          "until",
          "inquiries",
          "open",
          "decided",
          "accepted",
          "refused",
          "share",
          "rejected",
          "disqualified",
          "suppressed",
          "won",
          "reasons");
  private static final List<String> PEOPLE = List.of("name", "holder", "before", "firstName");

  @TempDir Path directory;

  static Stream<String> bundled() throws IOException {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver().getResources("classpath*:models/mails/*.txt"))
        .map(Resource::getFilename);
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void isFilledFromAllThatIsKnown(String file) {
    var letter = fill(file, model(ALL));

    assertThat(letter.body()).isNotBlank().doesNotContain("{{", "}}", "null");
    if (!isWebhook(file)) {
      assertThat(letter.subject()).isNotBlank().doesNotContain("{{", "\n");
    }
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void isFilledFromNothing(String file) {
    var letter = fill(file, Map.of());

    assertThat(letter.body()).isNotBlank().doesNotContain("{{", "}}", "null", " ()", "\n\n\n");
    if (!isWebhook(file)) {
      assertThat(letter.subject()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void namesNobodyInAChannel(String file) {
    if (isWebhook(file)) {
      assertThat(fill(file, model(PEOPLE)).body()).doesNotContain("<", "&lt;");
    } else {
      assertThat(fill(file, model(ALL)).body()).contains("Hello");
    }
  }

  @Test
  void everyTouchThatTheTableChoosesHasAText() throws IOException {
    try (var table = getClass().getResourceAsStream("/models/decisions/nurture-content.dmn")) {
      var chosen =
          Pattern.compile("\"(touch-[a-z-]+)\"")
              .matcher(new String(table.readAllBytes(), StandardCharsets.UTF_8))
              .results()
              .map(found -> found.group(1) + ".txt")
              .distinct()
              .toList();
      var touches = bundled().filter(file -> file.startsWith("touch-")).toList();

      assertThat(chosen).containsExactlyInAnyOrderElementsOf(touches);
    }
  }

  @Test
  void aFileOfOnesOwnGoesFirst() throws IOException {
    Files.writeString(directory.resolve("task-reminded.txt"), "Subject: Ho {{task}}\r\n\r\nHo ho");

    var letter = own().fill(Channel.MAIL, "task-reminded", Map.of("task", "Call\r\nBcc: x"));

    assertThat(letter).isEqualTo(new Letter("Ho Call Bcc: x", "Ho ho"));
    assertThat(own().fill(Channel.MAIL, "task-taken", Map.of()).body()).startsWith("Hello");
  }

  @Test
  void whatSlackReadsAsItsOwnSignsIsText() throws IOException {
    Files.writeString(directory.resolve("x.webhook.txt"), "{{company}}");

    var letter = own().fill(Channel.WEBHOOK, "x", Map.of("company", "<!channel> & \"Sons\""));

    assertThat(letter.body()).isEqualTo("&lt;!channel&gt; &amp; \"Sons\"");
  }

  @Test
  void aFileThatIsNotAsItMustBeIsNamed() throws IOException {
    Files.writeString(directory.resolve("no-subject.txt"), "Hello\n\nHo ho");
    Files.writeString(directory.resolve("not-closed.txt"), "Subject: x\n\n{{#company}}");

    for (var template : List.of("no-subject", "not-closed", "not-there")) {
      assertThatExceptionOfType(UnusableTemplateException.class)
          .isThrownBy(() -> own().fill(Channel.MAIL, template, Map.of()))
          .withMessageContaining(template + ".txt");
    }
  }

  private Templates own() {
    return templates(directory);
  }

  private static Letter fill(String file, Map<String, String> model) {
    var channel = isWebhook(file) ? Channel.WEBHOOK : Channel.MAIL;
    var template = file.substring(0, file.indexOf('.'));
    return templates(null).fill(channel, template, model);
  }

  private static boolean isWebhook(String file) {
    return file.endsWith(".webhook.txt");
  }

  private static Map<String, String> model(List<String> keys) {
    return keys.stream().collect(Collectors.toMap(key -> key, key -> "<" + key + ">"));
  }

  private static Templates templates(Path directory) {
    return new Templates(
        new DefaultResourceLoader(),
        new NotificationProperties(Map.of(), directory, null, Duration.ofSeconds(1)));
  }
}
