package io.sluice.privacy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How persons are erased.
 *
 * @param interval how often it is looked whether there is somebody to erase
 * @param settle how long the engine's history may lag behind the engine; nothing is believed to be
 *     gone from it sooner
 * @param operate whose API removes process instances from the engine's history
 * @param search the store behind it, which has what that API does not reach
 */
@ConfigurationProperties("sluice.erasure")
record ErasureProperties(
    @DefaultValue("1s") Duration interval,
    @DefaultValue("10s") Duration settle,
    @DefaultValue Operate operate,
    @DefaultValue Search search) {

  /**
   * @param url where {@code /v1/process-instances} is, null for no Operate
   * @param username who logs in there, null where nobody has to
   * @param password a secret
   */
  record Operate(URI url, String username, String password) {}

  /**
   * @param url null for none
   * @param username for HTTP basic, null where nobody has to log in
   * @param password a secret
   * @param indices patterns of what Camunda keeps there
   */
  record Search(
      URI url,
      String username,
      String password,
      @DefaultValue({"zeebe-record*", "operate-*", "tasklist-*"}) List<String> indices) {}
}
