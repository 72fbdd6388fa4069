package io.sluice.lead;

/**
 * How the lead came to us.
 *
 * @param channel {@code inbound} or {@code outbound}: their close rates differ, so they are kept
 *     apart
 * @param productInterest code of the product that the person asked about, null where they did not
 *     say
 */
public record Origin(String source, String channel, String productInterest) {

  /** Somebody who has not said what they are interested in. */
  public Origin(String source, String channel) {
    this(source, channel, null);
  }
}
