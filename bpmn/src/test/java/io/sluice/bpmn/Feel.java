package io.sluice.bpmn;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import scala.Product;
import scala.Tuple2;
import scala.collection.Iterable;
import scala.collection.Iterator;
import scala.collection.immutable.List;

/** Reads FEEL with the engine's own parser. */
final class Feel {

  private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  /** Parsing is slow, and the contracts read the same expressions again and again. */
  private static final Map<String, Exp> PARSED = new ConcurrentHashMap<>();

  private final Map<String, Set<String>> columns;
  private final Set<String> free = new TreeSet<>();

  private Feel(Map<String, Set<String>> columns) {
    this.columns = columns;
  }

  /** As {@link #variablesIn(String, Map)}, for values that filter no list of contexts. */
  static Set<String> variablesIn(String value) {
    return variablesIn(value, Map.of());
  }

  /**
   * The variables that a value in a model reads: those of its expression, without the names that
   * the expression itself gives. A value without {@code =} in front is text and reads none.
   *
   * @param columns what the items of a list have, by the list's variable: inside a filter of that
   *     list, these names are the item's
   * @throws IllegalArgumentException when it is no FEEL
   */
  static Set<String> variablesIn(String value, Map<String, Set<String>> columns) {
    if (!value.startsWith("=")) {
      return Set.of();
    }
    var reader = new Feel(columns);
    reader.collect(PARSED.computeIfAbsent(value.substring(1), Feel::parse), Set.of());
    return reader.free;
  }

  private static Exp parse(String expression) {
    var parsed = ENGINE.parseExpression(expression);
    if (parsed.isFailure()) {
      throw new IllegalArgumentException(parsed.failure().message());
    }
    return parsed.parsedExpression().expression();
  }

  private void collect(Object node, Set<String> bound) {
    switch (node) {
      case Ref ref -> {
        if (!bound.contains(ref.names().head())) {
          free.add(ref.names().head());
        }
      }
      case ConstContext context -> collectBindings(context.entries(), bound);
      case For loop -> collect(loop.exp(), collectBindings(loop.iterators(), bound));
      case SomeItem some -> collect(some.condition(), collectBindings(some.iterators(), bound));
      case EveryItem every -> collect(every.condition(), collectBindings(every.iterators(), bound));
      case FunctionDefinition function -> {
        var parameters = new HashSet<>(bound);
        function.parameters().foreach(parameters::add);
        collect(function.body(), parameters);
      }
      case Filter filter -> {
        collect(filter.list(), bound);
        var ofItem = new HashSet<>(columnsOf(filter.list()));
        ofItem.add("item");
        ofItem.addAll(bound);
        collect(filter.filter(), ofItem);
      }
      case Iterable<?> parts -> collectAll(parts.iterator(), bound);
      case Product product -> collectAll(product.productIterator(), bound);
      default -> {}
    }
  }

  private Set<String> columnsOf(Exp list) {
    return list instanceof Ref ref && ref.names().size() == 1
        ? columns.getOrDefault(ref.names().head(), Set.of())
        : Set.of();
  }

  private void collectAll(Iterator<?> parts, Set<String> bound) {
    while (parts.hasNext()) {
      collect(parts.next(), bound);
    }
  }

  /** Each name may be read by the values after its own. */
  private Set<String> collectBindings(List<Tuple2<String, Exp>> bindings, Set<String> bound) {
    var names = new HashSet<>(bound);
    var rest = bindings.iterator();
    while (rest.hasNext()) {
      var binding = rest.next();
      collect(binding._2(), Set.copyOf(names));
      names.add(binding._1());
    }
    return names;
  }
}
