package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

@ExtendWith(OutputCaptureExtension.class)
class NoOperatorWarningTest {

  private static final String KEY = "Zm9yIHRoZSB0ZXN0cyBvbmx5LCBubyBzZWNyZXQh+/A=";
  private static final String NO_CALLS = "Nobody can call the API";
  private static final String NO_LOG_INS =
      "Nobody can log in to the pages: set sluice.access.users-file";

  private final ApiKeys keys = mock();
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

  @Test
  void saysWhatNobodyCan(CapturedOutput output) {
    look(Map.of());

    assertThat(output).contains(NO_CALLS, NO_LOG_INS);
  }

  @Test
  void whereTheApiNeedsNoKeyThePagesStillNeedSomebody(CapturedOutput output) {
    look(Map.of("keys", "optional"));

    assertThat(output).contains(NO_LOG_INS).doesNotContain(NO_CALLS);
  }

  @Test
  void aKeyOpensBoth(CapturedOutput output) {
    look(Map.of("first-key", KEY));
    when(keys.hasOperator()).thenReturn(true);
    look(Map.of());

    assertThat(output).doesNotContain(NO_CALLS, NO_LOG_INS);
  }

  @Test
  void usersLogIn(CapturedOutput output) {
    look(Map.of("users-file", "classpath:config/users.yaml"));

    assertThat(output).contains(NO_CALLS).doesNotContain(NO_LOG_INS);
  }

  @Test
  void soDoThoseOfAnIdentityProvider(CapturedOutput output) {
    beans.registerSingleton("elsewhere", mock(ClientRegistrationRepository.class));

    look(Map.of());

    assertThat(output).contains(NO_CALLS).doesNotContain(NO_LOG_INS);
  }

  private void look(Map<String, String> properties) {
    var source = new MapConfigurationPropertySource();
    properties.forEach((name, value) -> source.put("sluice.access." + name, value));
    var access =
        new Binder(List.of(source), null, ApplicationConversionService.getSharedInstance())
            .bindOrCreate("sluice.access", AccessProperties.class);
    new NoOperatorWarning(
            access,
            keys,
            new Users(access),
            beans.getBeanProvider(ClientRegistrationRepository.class))
        .look();
  }
}
