package io.sluice.sample;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the parts of a local stack are; null where they are not.
 *
 * @param searchUrl the store that Tasklist reads its forms from
 */
@ConfigurationProperties("sluice.local")
record LocalProperties(URI tasklistUrl, URI operateUrl, URI searchUrl) {}
