package io.sluice.e2e;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test desks of its own; where it fails, keeps what was on their screens. */
final class DesksOfATest implements ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(DesksOfATest.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Desks.class;
  }

  @Override
  public Desks resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(NAMESPACE)
        .computeIfAbsent(
            Desks.class,
            type -> new Desks(SharedRun.chromium(test), SharedRun.sluice(test)),
            Desks.class);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    var desks = test.getStore(NAMESPACE).get(Desks.class, Desks.class);
    if (desks != null && test.getExecutionException().isPresent()) {
      desks.pictureAll("failed-" + test.getRequiredTestMethod().getName());
    }
  }
}
