package io.sluice.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param largest how large a file may be
 * @param keep for how long the rows of an import are kept after its last change, to be corrected or
 *     started; its counters stay
 * @param waitFor how long the sender of a file waits for its end before they are told to come back
 */
@ConfigurationProperties("sluice.imports")
record ImportProperties(
    @DefaultValue("4GB") DataSize largest,
    @DefaultValue("30d") Duration keep,
    @DefaultValue("30s") Duration waitFor) {}
