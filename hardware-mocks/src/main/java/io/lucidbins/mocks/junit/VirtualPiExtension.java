package io.lucidbins.mocks.junit;

import java.lang.reflect.Constructor;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a virtual Pi of its own, on a stepped clock: tests, and methods before and after
 * each, may have parameters of type {@code VirtualPi}, {@code Bin} (glass, 240 L, empty), {@code
 * Faults}, {@link ScriptedI2c} and {@code VirtualClock}, which belong together. {@link Seed} fixes
 * the seed.
 *
 * <p>A test that failed shows seed, virtual time and the last 50 transactions as a suppressed
 * exception. A test that passed fails nevertheless if it leaves something over: steps of a script,
 * unexpected transactions, open Pi4J instances, listeners, virtual threads. Works with JUnit 5 and
 * 6.
 */
public final class VirtualPiExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(VirtualPiExtension.class);
  private static final long USUAL_SEED = 1;

  /** For JUnit. */
  public VirtualPiExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(TestWorld.class, new TestWorld(seed(context)));
  }

  private static long seed(ExtensionContext context) {
    String given = System.getProperty("seed");
    if (given != null) {
      try {
        return Long.parseLong(given.strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("-Dseed must be a whole number, but is " + given, e);
      }
    }
    Seed onMethod = context.getRequiredTestMethod().getAnnotation(Seed.class);
    if (onMethod != null) {
      return onMethod.value();
    }
    Seed onClass = context.getRequiredTestClass().getAnnotation(Seed.class);
    return onClass == null ? USUAL_SEED : onClass.value();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TestWorld.has(parameter.getParameter().getType())
        && !(parameter.getDeclaringExecutable() instanceof Constructor<?>);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestWorld world = context.getStore(NAMESPACE).get(TestWorld.class, TestWorld.class);
    if (world == null) {
      throw new IllegalStateException(
          "a virtual Pi belongs to one test: ask for it in a test or a method before each");
    }
    return world.get(parameter.getParameter().getType());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestWorld world = context.getStore(NAMESPACE).remove(TestWorld.class, TestWorld.class);
    if (world == null) {
      return;
    }
    try {
      List<String> leftovers = world.leftovers();
      context
          .getExecutionException()
          .ifPresentOrElse(
              failure -> failure.addSuppressed(new VirtualPiState(world.state())),
              () -> check(leftovers, world));
    } finally {
      world.close();
    }
  }

  private static void check(List<String> leftovers, TestWorld world) {
    if (!leftovers.isEmpty()) {
      throw new AssertionError(
          "the test left something over:\n- "
              + String.join("\n- ", leftovers)
              + "\n"
              + world.state());
    }
  }

  /** Carries what a failure needs to be played again; it is no failure of its own. */
  private static final class VirtualPiState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VirtualPiState(String state) {
      super(state, null, false, false);
    }
  }
}
