package io.sluice.operations;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
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
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the API description that all calls share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String API_KEY = "apiKey";

  @Bean
  OpenAPI openApi() {
    var components =
        new Components()
            .addSchemas("Problem", problem())
            .addResponses("Problem", response())
            .addResponses("ProblemWithRetryAfter", responseWithRetryAfter())
            .addSecuritySchemes(API_KEY, apiKey());
    return new OpenAPI()
        .info(
            new Info()
                .title("Sluice")
                .version("1")
                .description("Leads go in here; people work them in Camunda Tasklist.")
                .license(new License().name("Apache-2.0")))
        .components(components);
  }

  /** Every call of the API may be turned away before it is looked at. */
  @Bean
  OpenApiCustomizer keysAreNeeded() {
    return api ->
        api.getPaths().entrySet().stream()
            .filter(path -> path.getKey().startsWith("/api/"))
            .flatMap(path -> path.getValue().readOperations().stream())
            .forEach(OpenApiConfiguration::needKey);
  }

  private static void needKey(Operation operation) {
    var problem = new ApiResponse().$ref("Problem");
    operation.addSecurityItem(new SecurityRequirement().addList(API_KEY));
    operation.getResponses().addApiResponse("401", problem).addApiResponse("403", problem);
  }

  private static SecurityScheme apiKey() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description(
            "An API key. One of a source opens POST /api/leads and /api/engagements, and its own"
                + " /api/imports, for that source; one with the authority operate opens everything. Where the"
                + " installation has sluice.access.keys: optional, none is needed.");
  }

  private static ApiResponse responseWithRetryAfter() {
    return response()
        .addHeaderObject(
            "Retry-After",
            new Header()
                .description("Seconds, where sending the same again helps")
                .schema(new IntegerSchema()));
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
