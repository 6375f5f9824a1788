package io.lucidbins.bridge.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An angle as text: never with an exponent, which CSV readers and XML's xsd:decimal take ill. */
final class Degrees {
  private static final int PLACES_OF_A_CALENDAR = 6;

  private Degrees() {}

  /** All its digits. */
  static String text(double degrees) {
    return BigDecimal.valueOf(degrees).toPlainString();
  }

  /** Six decimal places, as RFC 5545 section 3.8.1.6 has it; 0.1 m on the ground. */
  static BigDecimal ofCalendar(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(PLACES_OF_A_CALENDAR, RoundingMode.HALF_EVEN);
  }
}
