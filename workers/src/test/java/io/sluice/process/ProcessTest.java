package io.sluice.process;

import io.sluice.local.boot.OnTestStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** A test of the models and their workers on a real broker and a real PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ProcessTestApplication.class)
@TestPropertySource("classpath:process-test.properties")
@ExtendWith(LeftBehind.class)
@ContextConfiguration(
    initializers = {OnTestStack.class, ProcessTest.News.class, CompanySources.class})
public @interface ProcessTest {

  /** Points the application at the mail server and the channels of this JVM. */
  class News implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var news = NewsServers.shared();
      TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
          context,
          "spring.mail.host=127.0.0.1",
          "spring.mail.port=" + news.mailPort(),
          "sluice.notification.channels.news=" + news.channelUrl(),
          "sluice.notification.channels.managers=" + news.channelUrl(),
          "sluice.notification.channels.marketing-operations=" + news.channelUrl(),
          "sluice.notification.interval=200ms");
    }
  }
}
