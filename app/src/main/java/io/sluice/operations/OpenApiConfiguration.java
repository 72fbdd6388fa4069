package io.sluice.operations;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the API description that all calls share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  @Bean
  OpenAPI openApi() {
    var components =
        new Components().addSchemas("Problem", problem()).addResponses("Problem", response());
    return new OpenAPI()
        .info(
            new Info()
                .title("Sluice")
                .version("1")
                .description("Leads go in here; people work them in Camunda Tasklist.")
                .license(new License().name("Apache-2.0")))
        .components(components);
  }

  private static ApiResponse response() {
    var schema = new Schema<>().$ref("Problem");
    return new ApiResponse()
        .description("A problem detail (RFC 9457): what is wrong and how to put it right")
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }

  private static Schema<?> problem() {
    var error =
        new ObjectSchema()
            .addProperty("field", new StringSchema().description("As the caller named it"))
            .addProperty("value", new StringSchema().description("Shortened; null where absent"))
            .addProperty("fix", new StringSchema().description("What to send instead"))
            .addProperty("line", new IntegerSchema().description("In a file, from 1"))
            .addProperty("column", new IntegerSchema().description("In a file, from 1"));
    return new ObjectSchema()
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema().format("uri-reference"))
        .addProperty("errors", new ArraySchema().items(error));
  }
}
