package io.sluice.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.core.io.Resource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A file of decisions as a designer wrote it.
 *
 * @param id of its top decision, which is the file's name
 * @param rows of all its tables, in words, by decision and rule id
 */
record DecisionFile(String id, Resource resource, Map<RuleId, String> rows) {

  private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  /** A row of a table. */
  record RuleId(String decisionId, String ruleId) {}

  static DecisionFile read(Resource resource) {
    var rows = new LinkedHashMap<RuleId, String>();
    children(document(resource), "decision").forEach(decision -> addRows(decision, rows));
    return new DecisionFile(resource.getFilename().replace(".dmn", ""), resource, rows);
  }

  /** The rows that are not among these, in words. */
  List<String> rowsBut(Set<RuleId> matched) {
    return rows.entrySet().stream()
        .filter(row -> !matched.contains(row.getKey()))
        .map(row -> "%s, %s".formatted(row.getKey().decisionId(), row.getValue()))
        .toList();
  }

  @Override
  public String toString() {
    return id;
  }

  private static void addRows(Element decision, Map<RuleId, String> rows) {
    var rules =
        children(decision, "decisionTable").flatMap(table -> children(table, "rule")).toList();
    IntStream.range(0, rules.size())
        .forEach(
            i ->
                rows.put(
                    new RuleId(decision.getAttribute("id"), rules.get(i).getAttribute("id")),
                    "row %d (%s)".formatted(i + 1, cells(rules.get(i)))));
  }

  private static String cells(Element rule) {
    return children(rule, "inputEntry")
        .map(cell -> cell.getTextContent().strip())
        .map(cell -> cell.isEmpty() ? "any" : cell)
        .collect(Collectors.joining(" | "));
  }

  private static Stream<Element> children(Node parent, String name) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> DMN.equals(node.getNamespaceURI()) && name.equals(node.getLocalName()))
        .map(Element.class::cast);
  }

  private static Element document(Resource resource) {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (var stream = resource.getInputStream()) {
      return factory.newDocumentBuilder().parse(stream).getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(resource + " is no DMN.", e);
    }
  }
}
