package io.lucidbins.bridge.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The quantities whose readings can be asked for; each name carries its unit. */
public enum ReadingQuantity {
  LEVEL_PERCENT("levelPercent"),
  LEVEL_MM("levelMm"),
  WEIGHT_GRAMS("weightGrams"),
  TEMPERATURE_CELSIUS("temperatureCelsius"),
  BATTERY_MILLIVOLTS("batteryMillivolts"),
  TILT_DEGREES("tiltDegrees"),
  SIGNAL_DBM("signalDbm");

  private final String code;

  ReadingQuantity(String code) {
    this.code = code;
  }

  /** The name in the API. */
  public String code() {
    return code;
  }

  static Optional<ReadingQuantity> of(String code) {
    return Arrays.stream(values()).filter(quantity -> quantity.code.equals(code)).findFirst();
  }

  static String allCodes() {
    return Arrays.stream(values()).map(ReadingQuantity::code).collect(Collectors.joining(", "));
  }
}
