package io.sluice.access;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A company's identity provider, on loopback. It knows everybody by whatever name they send, and
 * their password is that name. It is no configuration that a scan finds.
 */
@EnableWebMvc
@EnableWebSecurity
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class
})
public class IdentityProvider {

  static final String CLIENT = "sluice";

  static final String SECRET = "of-the-tests";

  /** A program that logs in as itself, to what has the same name. */
  public static final String PROGRAM = "sluice-engine";

  public static final String PROGRAM_SECRET = "of-the-program";

  /** What it says of whom; of all others nothing but their name. */
  private static final Map<String, Map<String, Object>> CLAIMS =
      Map.of(
          "mia", Map.of("roles", "marketing"),
          "sol", Map.of("roles", "sdr", "source", "website"),
          "ada", Map.of("roles", "leads-admin"));

  /** Listens on a port that is free. */
  public static AnnotationConfigServletWebServerApplicationContext start() {
    var context = new AnnotationConfigServletWebServerApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("port", Map.of("server.port", 0, "server.address", "127.0.0.1")));
    context.register(IdentityProvider.class);
    context.refresh();
    return context;
  }

  @Bean
  SecurityFilterChain everything(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
        .formLogin(withDefaults())
        .csrf(csrf -> csrf.ignoringRequestMatchers("/login"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  /** Where an address is on loopback, its port does not matter. */
  @Bean
  RegisteredClientRepository clients() {
    return new InMemoryRegisteredClientRepository(
        RegisteredClient.withId(CLIENT)
            .clientId(CLIENT)
            .clientSecret("{noop}" + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://127.0.0.1/login/oauth2/code/company")
            .scope("openid")
            .scope("profile")
            .build(),
        RegisteredClient.withId(PROGRAM)
            .clientId(PROGRAM)
            .clientSecret("{noop}" + PROGRAM_SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .build());
  }

  @Bean
  AuthorizationServerSettings settings() {
    return AuthorizationServerSettings.builder().build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return context -> {
      var name = context.getPrincipal().getName();
      context
          .getClaims()
          .subject("subject-of-" + name)
          .claim("preferred_username", name)
          .claims(claims -> claims.putAll(CLAIMS.getOrDefault(name, Map.of())));
    };
  }

  @Bean
  UserDetailsService everybody() {
    return name -> User.withUsername(name).password("{noop}" + name).authorities("person").build();
  }

  @Bean
  JwtDecoder decoder(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  @Bean
  JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    var key =
        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
            .privateKey(pair.getPrivate())
            .keyID("of-the-tests")
            .build();
    return new ImmutableJWKSet<>(new JWKSet(key));
  }
}
