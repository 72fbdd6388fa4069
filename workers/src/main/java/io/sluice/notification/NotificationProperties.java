package io.sluice.notification;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where news go.
 *
 * @param channels the webhook of each team; {@code default} for those who have none. An address is
 *     a secret: whoever has it can post
 * @param templates a directory whose files go before the bundled ones, null for none
 * @param tasklistUrl what a mail links to, null for no link
 * @param interval how often it is looked for what is due
 */
@ConfigurationProperties("sluice.notification")
record NotificationProperties(
    Map<String, URI> channels,
    Path templates,
    URI tasklistUrl,
    @DefaultValue("1s") Duration interval) {

  private static final String DEFAULT = "default";

  NotificationProperties {
    channels = channels == null ? Map.of() : Map.copyOf(channels);
  }

  Optional<URI> channelOf(String team) {
    return Optional.ofNullable(channels.getOrDefault(team, channels.get(DEFAULT)));
  }

  /** Without the addresses. */
  @Override
  public String toString() {
    return "NotificationProperties[channels=%s]".formatted(channels.keySet());
  }
}
