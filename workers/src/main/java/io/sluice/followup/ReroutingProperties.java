package io.sluice.followup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When work is taken from its holder.
 *
 * @param absenceFrom how long an absence has to be in all; a shorter one only stops the clocks
 */
@ConfigurationProperties("sluice.routing")
record ReroutingProperties(@DefaultValue("4h") Duration absenceFrom) {}
