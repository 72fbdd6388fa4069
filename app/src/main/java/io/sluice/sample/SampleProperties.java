package io.sluice.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * @param csv the leads that an empty database is filled with
 * @param suppressions whom nobody of them may contact, null for none
 */
@ConfigurationProperties("sluice.sample")
record SampleProperties(boolean enabled, Resource csv, Resource suppressions) {}
