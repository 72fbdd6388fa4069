package io.sluice.figures.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The process as it is drawn, and where on it each element is. */
@Component
class LifecyclePicture {

  private static final ClassPathResource FILE =
      new ClassPathResource("pictures/lead-lifecycle.svg");
  private static final Pattern ROOT = Pattern.compile("^<svg[^>]* viewBox=\"([^\"]+)\"[^>]*>");
  private static final Pattern ELEMENT =
      Pattern.compile("data-element-id=\"([^\"]+)\"[^>]* data-bounds=\"([-\\d]+(?: [-\\d]+){3})\"");

  private final String viewBox;
  private final String drawing;
  private final Map<String, Bounds> bounds = new HashMap<>();

  LifecyclePicture() throws IOException {
    var svg = FILE.getContentAsString(StandardCharsets.UTF_8);
    var root = ROOT.matcher(svg);
    if (!root.find()) {
      throw new IllegalStateException("%s has no viewBox".formatted(FILE.getPath()));
    }
    viewBox = root.group(1);
    drawing = svg.substring(root.end(), svg.lastIndexOf("</svg>"));
    var elements = ELEMENT.matcher(svg);
    while (elements.find()) {
      bounds.put(elements.group(1), Bounds.of(elements.group(2).split(" ")));
    }
  }

  String viewBox() {
    return viewBox;
  }

  /** What stands between the tags of the picture. */
  String drawing() {
    return drawing;
  }

  /** Empty where the designer has taken the element out. */
  Optional<Bounds> bounds(String elementId) {
    return Optional.ofNullable(bounds.get(elementId));
  }

  /** The label of a gateway or an event, where it has one. */
  Optional<Bounds> label(String elementId) {
    return bounds(elementId + "_label");
  }

  record Bounds(double x, double y, double width, double height) {

    private static Bounds of(String[] numbers) {
      return new Bounds(
          Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]),
          Double.parseDouble(numbers[2]),
          Double.parseDouble(numbers[3]));
    }

    double middle() {
      return x + width / 2;
    }

    double centre() {
      return y + height / 2;
    }

    double bottom() {
      return y + height;
    }
  }
}
