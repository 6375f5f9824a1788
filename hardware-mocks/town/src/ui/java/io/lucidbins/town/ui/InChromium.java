package io.lucidbins.town.ui;

import io.lucidbins.town.demo.LiveTown;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one Chromium and the one living town of the run; each is started by the first
 * that asks and ends with the run.
 */
final class InChromium implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(InChromium.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == Chromium.class || type == LiveTown.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var store = test.getRoot().getStore(NAMESPACE);
    return parameter.getParameter().getType() == Chromium.class
        ? store.computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class)
        : store.computeIfAbsent(LiveTown.class, _ -> LiveTown.start(), LiveTown.class);
  }
}
