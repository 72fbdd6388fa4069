package io.sluice.sample;

import io.sluice.webform.FormDefinition;
import io.sluice.webform.WebForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** A page with two forms, as one's own site has them, and what these are to Sluice. */
@Component
@ConditionalOnBooleanProperty("sluice.sample.enabled")
class SampleForms implements WebMvcConfigurer {

  private static final String FOLDER = "examples/";
  private static final List<String> FORMS = List.of("contact", "newsletter");
  private static final int PORT = 8090;

  private final WebForms forms;
  private final JsonMapper json;
  private final Environment environment;

  SampleForms(WebForms forms, JsonMapper json, Environment environment) {
    this.forms = forms;
    this.json = json;
    this.environment = environment;
  }

  /** The pages, and no others. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/" + FOLDER + "*.html", "/" + FOLDER + "*.css")
        .addResourceLocations("classpath:/" + FOLDER);
  }

  /** Enters the forms; a browser is sent on to where this application runs. */
  void enter() throws IOException {
    var port = environment.getProperty("local.server.port", Integer.class, PORT);
    for (var form : FORMS) {
      var definition =
          new ClassPathResource(FOLDER + form + ".json").getContentAsString(StandardCharsets.UTF_8);
      forms.put(
          form,
          json.readValue(
              definition.replace("localhost:" + PORT, "localhost:" + port), FormDefinition.class));
    }
  }
}
