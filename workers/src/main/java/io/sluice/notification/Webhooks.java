package io.sluice.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts to the channels of teams, as Slack and those that understand its JSON take it. */
@Component
class Webhooks {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final NotificationProperties properties;
  private final JsonMapper json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  Webhooks(NotificationProperties properties, JsonMapper json) {
    this.properties = properties;
    this.json = json;
  }

  boolean isConfigured() {
    return !properties.channels().isEmpty();
  }

  boolean isConfigured(String team) {
    return properties.channelOf(team).isPresent();
  }

  /**
   * @throws DeliveryFailedException when the channel did not take it
   */
  void send(Delivery delivery, Letter letter) {
    var team = delivery.recipient();
    var address =
        properties
            .channelOf(team)
            .orElseThrow(
                () ->
                    new DeliveryFailedException(
                        "Team '%s' has no channel: set sluice.notification.channels.%s."
                            .formatted(team, team)));
    var status = post(team, address, letter);
    if (status / 100 != 2) {
      throw new DeliveryFailedException(
          "The webhook of team '%s' answered %d.".formatted(team, status));
    }
  }

  private int post(String team, URI address, Letter letter) {
    try {
      var request =
          HttpRequest.newBuilder(address)
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("text", letter.body()))))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException | IllegalArgumentException e) {
      throw unreachable(team, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(team, e);
    }
  }

  /** The cause names the address, so that it goes no further. */
  private static DeliveryFailedException unreachable(String team, Exception thrown) {
    return new DeliveryFailedException(
        "The webhook of team '%s' cannot be reached (%s)."
            .formatted(team, thrown.getClass().getSimpleName()));
  }
}
