package io.sluice.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** As {@link SluiceTest}, on a database that has {@link MadeHistories} alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "camunda.client.grpc-address=http://127.0.0.1:9",
      "camunda.client.rest-address=http://127.0.0.1:9",
      "camunda.client.worker.defaults.enabled=false",
      "sluice.sleep.interval=1h",
      "sluice.duplicates.interval=1h",
      "sluice.imports.interval=1h",
      "sluice.sleep.criteria-interval=1h",
      "spring.datasource.hikari.maximum-pool-size=4"
    })
@ContextConfiguration(initializers = MadeHistories.class)
@Import(TestClock.Configuration.class)
public @interface SluiceOfHistories {}
