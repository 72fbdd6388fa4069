package io.sluice.webform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things last at forms, and how often somebody is written to.
 *
 * @param heldFor how long what looks like a machine's is kept for a person to look at
 * @param confirmWithin how long a submission waits for its confirmation
 * @param openFor for how long an opened form can be sent; what comes later is held
 * @param mailsADay how many mails that ask for a confirmation go to one address within 24 hours
 */
@ConfigurationProperties("sluice.forms")
record FormProperties(
    @DefaultValue("30d") Duration heldFor,
    @DefaultValue("7d") Duration confirmWithin,
    @DefaultValue("24h") Duration openFor,
    @DefaultValue("3") int mailsADay) {}
