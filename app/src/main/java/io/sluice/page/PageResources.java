package io.sluice.page;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * What pages load. Its addresses have a version, so that a browser keeps each until there is
 * another: of ours the hash of what is in it, of libraries their own.
 */
@Component
class PageResources implements WebMvcConfigurer {

  /** Ours. */
  static final String OWN = "/ui/**";

  /** Libraries'. */
  static final String LIBRARIES = "/webjars/**";

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(OWN)
        .addResourceLocations("classpath:/ui/")
        .setCacheControl(FOR_GOOD)
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    registry
        .addResourceHandler(LIBRARIES)
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(FOR_GOOD)
        .resourceChain(true)
        .addResolver(new LiteWebJarsResourceResolver());
  }
}
