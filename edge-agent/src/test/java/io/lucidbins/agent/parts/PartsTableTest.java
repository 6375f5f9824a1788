package io.lucidbins.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of the README: part, case, test. */
class PartsTableTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| `(\\w+)\\.(\\w+)` \\|$");
  private static final List<String> PACKAGES = List.of("parts", "sampling", "deposit");

  /** Every part of the bill of materials, and the failure modes that its section names. */
  private static final String NEEDED =
      """
      A02YYUW: init, read, below 30 mm, above 4,500 mm or nothing, silence of 1 s, wrong checksum, FF within the data, noise, port absent; in use or not ours, unplugged, no temperature
      MaxBotix: init, read, too near, nothing came back, silence of 1 s, noise, unplugged
      VL53L1X: init, read, does not boot, another chip, status 4; 5; 6: no echo, status 7; 8: out of range, status 3 and others: hardware, no data, dead zone, NACK once; at each step, NACK twice; at each step, after a fault
      HC-SR04: init, read, temperature, no temperature, plain events, edges told late, too near, too far, nothing came back, does not answer, more than one echo, lost edge, line stays high
      JSN-SR04T: init, read, too near
      srf04 by the kernel: init, read, does not answer
      vl53l0x by the kernel: init, read, does not answer
      NAU7802: init, read, does not power up, another chip, calibration fails, calibration does not end, no conversion, saturated, NACK once; at each step, NACK twice; at each step, after a fault
      HX711: init, read, pulse above 50 us, settling, DOUT high before pulse 1, DOUT low after pulse 25, all ones, saturated, no conversion, gap above 1.5 periods, lost edge, plain events
      HX711 by the kernel: init, read, saturated, driver refuses
      TMP102: init, read, 0x0000 after power-up, below -40 or above 125 degC, above 60 degC: fire, +5 K/min: fire, NACK once; at each step, NACK twice; at each step
      LIS3DH: init, read, another chip, not 900 to 1,100 mg, above 45 degrees for 5 s, knock, NACK once; at each step, NACK twice; at each step
      ADS1115: init, read, no conversion in 20 ms, below 0 or 5 % over the full battery, NACK once; at each step, NACK twice; at each step
      reed switch: init, read, over 60 edges a minute, open above 15 min
      push button: init, read
      LED; buzzer: init, read, never waits, off at shutdown
      PN532: init, read, no card, NTAG 424 SUN, no ACK in 15 ms, search does not end, cut answer, three bad frames, card torn away, another chip, number in no text, NACK once; at each step, NACK twice; at each step, sleeps when nobody is there
      SSD1306: init, read, NACK once; at each step, NACK twice; at each step
      I2C bus: stuck: told once; rests 60 s, absent
      any range finder: stuck value, deeper than the bin, jump above 40 %, nearer than it can see
      any scale: outside -2 kg to rated + 20 %, weight without level, level without weight
      """;

  @Test
  void each_test_of_the_table_exists() throws IOException {
    List<String> absent = new ArrayList<>();
    for (MatchResult row : rows()) {
      if (!isTest(row.group(3), row.group(4))) {
        absent.add(row.group(3) + "." + row.group(4));
      }
    }

    assertThat(absent).as("tests in the table of %s that do not exist", README).isEmpty();
  }

  @Test
  void no_part_misses_a_row() throws IOException {
    Map<String, Set<String>> there = new TreeMap<>();
    for (MatchResult row : rows()) {
      there.computeIfAbsent(row.group(1), _ -> new TreeSet<>()).add(row.group(2));
    }
    List<String> missing = new ArrayList<>();
    for (String line : NEEDED.lines().toList()) {
      // The first colon parts; a semicolon stands for the comma of a name.
      String part = line.substring(0, line.indexOf(": ")).replace(';', ',');
      for (String each : line.substring(line.indexOf(": ") + 2).split(", (?!000)", -1)) {
        if (!there.getOrDefault(part, Set.of()).contains(each.replace(';', ','))) {
          missing.add(part + ": " + each);
        }
      }
    }

    assertThat(missing).as("rows that the table of %s misses", README).isEmpty();
  }

  private static List<MatchResult> rows() throws IOException {
    List<MatchResult> rows = ROW.matcher(Files.readString(README)).results().toList();
    assertThat(rows).as("rows of the table").hasSizeGreaterThan(100);
    return rows;
  }

  private static boolean isTest(String simpleName, String method) {
    for (String room : PACKAGES) {
      try {
        Class<?> type =
            Class.forName(
                "io.lucidbins.agent." + room + "." + simpleName,
                false,
                PartsTableTest.class.getClassLoader());
        return Arrays.stream(type.getDeclaredMethods())
            .anyMatch(each -> each.getName().equals(method) && isTest(each));
      } catch (ClassNotFoundException _) {
        // perhaps in the next room
      }
    }
    return false;
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }
}
