package io.sluice.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts what all browser tests share with the first of them and ends it after the last. */
final class SharedRun implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedRun.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == RunningSluice.class;
  }

  @Override
  public RunningSluice resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return sluice(test);
  }

  /** Before Sluice, so that a missing Chromium is said at once. */
  static Chromium chromium(ExtensionContext test) {
    return test.getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Chromium.class, type -> Chromium.start(), Chromium.class);
  }

  static RunningSluice sluice(ExtensionContext test) {
    chromium(test);
    return test.getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(RunningSluice.class, type -> RunningSluice.start(), RunningSluice.class);
  }
}
