package io.lucidbins.bridge.web;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tinylog.Logger;

/** One thing that must work before the bridge takes traffic. */
public interface ReadinessCheck {
  /** Short name, such as {@code database}. */
  String name();

  /** What is wrong just now, in words; empty when it works. */
  Optional<String> trouble();

  /** A check that fails when the supplier answers false or throws. */
  static ReadinessCheck of(String name, BooleanSupplier works, String trouble) {
    return new ReadinessCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> trouble() {
        return isWorking(works, name) ? Optional.empty() : Optional.of(trouble);
      }
    };
  }

  private static boolean isWorking(BooleanSupplier works, String name) {
    try {
      return works.getAsBoolean();
    } catch (RuntimeException e) {
      // The answer is that it does not work, whatever the fault; a probe asks again.
      Logger.debug(e, "readiness of {} failed", name);
      return false;
    }
  }
}
