package io.sluice.bpmn;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
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

  private Feel() {}

  /**
   * The variables that a value in a model reads: those of its expression, without the names that
   * the expression itself gives. A value without {@code =} in front is text and reads none.
   *
   * @throws IllegalArgumentException when it is no FEEL
   */
  static Set<String> variablesIn(String value) {
    var free = new TreeSet<String>();
    if (value.startsWith("=")) {
      var parsed = ENGINE.parseExpression(value.substring(1));
      if (parsed.isFailure()) {
        throw new IllegalArgumentException(parsed.failure().message());
      }
      collect(parsed.parsedExpression().expression(), Set.of(), free);
    }
    return free;
  }

  private static void collect(Object node, Set<String> bound, Set<String> free) {
    switch (node) {
      case Ref ref -> {
        if (!bound.contains(ref.names().head())) {
          free.add(ref.names().head());
        }
      }
      case ConstContext context -> collectBindings(context.entries(), bound, free);
      case For loop -> collect(loop.exp(), collectBindings(loop.iterators(), bound, free), free);
      case SomeItem some ->
          collect(some.condition(), collectBindings(some.iterators(), bound, free), free);
      case EveryItem every ->
          collect(every.condition(), collectBindings(every.iterators(), bound, free), free);
      case FunctionDefinition function -> {
        var parameters = new HashSet<>(bound);
        function.parameters().foreach(parameters::add);
        collect(function.body(), parameters, free);
      }
      case Filter filter -> {
        collect(filter.list(), bound, free);
        collect(filter.filter(), with("item", bound), free);
      }
      case Iterable<?> parts -> collectAll(parts.iterator(), bound, free);
      case Product product -> collectAll(product.productIterator(), bound, free);
      default -> {}
    }
  }

  private static void collectAll(Iterator<?> parts, Set<String> bound, Set<String> free) {
    while (parts.hasNext()) {
      collect(parts.next(), bound, free);
    }
  }

  /** Each name may be read by the values after its own. */
  private static Set<String> collectBindings(
      List<Tuple2<String, Exp>> bindings, Set<String> bound, Set<String> free) {
    var names = bound;
    var rest = bindings.iterator();
    while (rest.hasNext()) {
      var binding = rest.next();
      collect(binding._2(), names, free);
      names = with(binding._1(), names);
    }
    return names;
  }

  private static Set<String> with(String name, Set<String> names) {
    var more = new HashSet<>(names);
    more.add(name);
    return more;
  }
}
