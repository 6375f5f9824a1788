package io.lucidbins.pi4j.linux;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs {@link GpioSimTest}; ends with 0 if all of it passed, and it was not nothing. */
final class OnARealKernel {
  /** The system property without which the tests are skipped. */
  static final String SWITCH = "lucidbins.gpio-sim";

  private OnARealKernel() {}

  public static void main(String[] args) {
    System.setProperty(SWITCH, "true");
    var listener = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(GpioSimTest.class));
    LauncherFactory.create().execute(request.build(), listener);
    var summary = listener.getSummary();
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.printFailuresTo(out, 12);
    out.printf(
        "GUEST: kernel %s, %d tests passed, %d failed%n",
        System.getProperty("os.version"),
        summary.getTestsSucceededCount(),
        summary.getTotalFailureCount());
    boolean passed = summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
    System.exit(passed ? 0 : 1);
  }
}
