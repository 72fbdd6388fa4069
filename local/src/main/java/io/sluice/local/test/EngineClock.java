package io.sluice.local.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import tools.jackson.databind.json.JsonMapper;

/**
 * The broker's controlled clock. It runs on like any clock; moving it adds to it.
 *
 * <p>A jump makes everything due at once: move far in steps, and let the timers of each step fire
 * before the next.
 */
public final class EngineClock {

  private final URI actuator;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  EngineClock(URI management) {
    this.actuator = management.resolve("/actuator/clock");
  }

  /** What time it is for the engine. */
  public Instant now() {
    return send(HttpRequest.newBuilder(actuator).GET());
  }

  /**
   * Moves the clock forward and returns the new time.
   *
   * @throws IllegalArgumentException if the duration is negative: time never goes back
   */
  public Instant advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("The clock only moves forward, not by " + duration);
    }
    return send(
        HttpRequest.newBuilder(URI.create(actuator + "/add"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"offsetMilli\":" + duration.toMillis() + "}")));
  }

  /** Moves the clock to an instant, or leaves it if that has passed; returns the new time. */
  public Instant advanceTo(Instant instant) {
    Duration distance = Duration.between(now(), instant);
    return distance.isPositive() ? advance(distance) : now();
  }

  /** The same as a clock for the application, in UTC. */
  public Clock asClock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The engine's clock is in UTC");
      }
    };
  }

  private Instant send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("The clock answered " + answer.statusCode());
      }
      return Instant.ofEpochMilli(json.readTree(answer.body()).get("epochMilli").asLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
