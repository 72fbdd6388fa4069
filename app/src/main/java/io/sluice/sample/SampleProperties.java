package io.sluice.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * @param csv the leads that an empty database is filled with
 */
@ConfigurationProperties("sluice.sample")
record SampleProperties(boolean enabled, Resource csv) {}
