package io.sluice.reps;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a body of YAML, and JSON is YAML too, as it is written: no type is guessed, and every value
 * knows its line and column.
 */
final class YamlBody {

  private static final int LIMIT = 1024 * 1024;

  private YamlBody() {}

  /**
   * @throws Problem where the body is too large or not one YAML document
   */
  static Node read(HttpServletRequest request) throws IOException {
    return parse(Body.read(request, LIMIT));
  }

  static Node parse(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      var node = new Yaml(options).compose(new StringReader(text));
      if (node != null) {
        return node;
      }
      throw broken("The body is empty.", 1, 1);
    } catch (CharacterCodingException e) {
      throw broken("The body is not UTF-8.", null, null);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw broken(
          "The body is not valid YAML: %s.".formatted(e.getProblem()),
          mark == null ? null : mark.getLine() + 1,
          mark == null ? null : mark.getColumn() + 1);
    } catch (YAMLException e) {
      throw broken("The body has characters or aliases that are not taken here.", null, null);
    }
  }

  private static Problem broken(String detail, Integer line, Integer column) {
    return Problem.invalid(
        detail,
        List.of(
            new Violation("body", null, "send one YAML or JSON document in UTF-8", line, column)));
  }
}
