package io.sluice.notification;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Fills the text files of {@code bpmn/mails}, in Mustache. They are read each time, so that a
 * changed one counts from the next letter on. A mail begins with its subject and a blank line.
 */
@Component
class Templates {

  private static final String BUNDLED = "classpath:models/mails/";
  private static final String SUBJECT = "Subject: ";

  private static final Mustache.Compiler PLAIN =
      Mustache.compiler().withEscaper(Escapers.NONE).defaultValue("").emptyStringIsFalse(true);

  /** Slack reads these three, and no others, as its own signs. */
  private static final Mustache.Compiler SLACK =
      PLAIN.withEscaper(
          Escapers.simple(
              new String[] {"&", "&amp;"}, new String[] {"<", "&lt;"}, new String[] {">", "&gt;"}));

  private final ResourceLoader resources;
  private final NotificationProperties properties;

  Templates(ResourceLoader resources, NotificationProperties properties) {
    this.resources = resources;
    this.properties = properties;
  }

  /**
   * @throws UnusableTemplateException when there is no such file, or it is not as it must be
   */
  Letter fill(Channel channel, String template, Map<String, String> model) {
    var file = channel.fileOf(template);
    try {
      var text = read(file).replace("\r\n", "\n");
      return channel == Channel.MAIL
          ? mail(text, model)
          : new Letter(null, fill(SLACK, text, model));
    } catch (IOException | MustacheException | IllegalArgumentException e) {
      throw new UnusableTemplateException(
          "Template %s cannot be used (%s): mend it, and retry the delivery."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private Letter mail(String text, Map<String, String> model) {
    var parts = text.split("\n", 3);
    if (parts.length < 3 || !parts[0].startsWith(SUBJECT) || !parts[1].isBlank()) {
      throw new IllegalArgumentException(
          "its first line must be 'Subject: …' and its second one blank");
    }
    var subject = fill(PLAIN, parts[0].substring(SUBJECT.length()), model);
    return new Letter(subject.replaceAll("\\s+", " ").strip(), fill(PLAIN, parts[2], model));
  }

  private static String fill(Mustache.Compiler compiler, String text, Map<String, String> model) {
    return compiler.compile(text).execute(model);
  }

  private String read(String file) throws IOException {
    if (properties.templates() != null) {
      var own = properties.templates().resolve(file);
      if (Files.exists(own)) {
        return Files.readString(own);
      }
    }
    return resources.getResource(BUNDLED + file).getContentAsString(StandardCharsets.UTF_8);
  }
}
