package io.sluice.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineUserAgentsTest {

  private static final MachineUserAgents MACHINES = machines();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0 Safari/537.36",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "python-requests/2.32.3",
        "curl/8.10.1",
      })
  void knowsMachines(String userAgent) {
    assertThat(MACHINES.recognise(userAgent)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
      })
  void takesBrowsersForPeople(String userAgent) {
    assertThat(MACHINES.recognise(userAgent)).isEmpty();
  }

  @Test
  void whatDoesNotSayWhatItIsIsNoMachine() {
    assertThat(MACHINES.recognise(null)).isEmpty();
  }

  @Test
  void knowsTheCompanysOwn() {
    assertThat(machines("AcmeScanner (v2)").recognise("Mozilla/5.0 acmescanner (v2)"))
        .contains("AcmeScanner (v2)");
  }

  private static MachineUserAgents machines(String... own) {
    return new MachineUserAgents(
        new MachineRules(Duration.ofSeconds(10), 3, Duration.ofSeconds(1), List.of(own)));
  }
}
