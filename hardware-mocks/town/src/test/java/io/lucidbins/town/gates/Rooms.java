package io.lucidbins.town.gates;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The allowed arrows between packages, as data: one line a room, {@code room | project rooms it may
 * import | vendor libraries its main code may use}. A package belongs to the room with the longest
 * name that is its prefix; the wiring rooms ({@code agent}, {@code bridge}) are one package each.
 *
 * <p>{@code x.*} means every room below {@code x} except its {@code cli}; {@code x:Name*} means
 * only classes of {@code x} so named; several names are parted by commas.
 */
final class Rooms {
  private static final String TABLE =
      """
      device           |                                                        | protobuf
      routing          |                                                        |
      pi4j.linux       |                                                        | pi4j log
      mocks            | pi4j.linux                                             | pi4j junit log

      agent            | agent.* device pi4j.linux                              | log
      agent.parts      | pi4j.linux                                             | pi4j log
      agent.sampling   | agent.parts agent.outbox device pi4j.linux:MonotonicClock | log
      agent.deposit    | agent.parts agent.sampling agent.outbox device pi4j.linux:MonotonicClock,Wakeup,CardSource | log
      agent.outbox     | device                                                 | log
      agent.uplink     | agent.outbox device                                    | log
      agent.mqtt       | agent.uplink agent.command device                      | paho log
      agent.command    | agent.parts agent.sampling agent.deposit agent.settings agent.outbox agent.health agent.enrol device | log
      agent.settings   | agent.parts agent.sampling agent.deposit agent.outbox agent.uplink agent.health device | tomlj log
      agent.enrol      | agent.settings device                                  | bouncycastle log
      agent.health     | agent.sampling agent.outbox agent.uplink device        | log
      agent.cli        | agent agent.* device pi4j.linux:BoardSource            | picocli zxing log

      bridge           | bridge.* device:BinId | db-scheduler micrometer log
      bridge.settings  | bridge.*:*Settings bridge.broker:BinPasswords* bridge.fleet:TenantId | tomlj commons-text log
      bridge.alert     | bridge.fleet bridge.history bridge.database            | log
      bridge.notify    | bridge.database                                        | log
      bridge.ingest    | device bridge.history bridge.fleet bridge.points bridge.carbon:Outcome bridge.access bridge.database | log
      bridge.fleet     | device bridge.database                                 | log
      bridge.history   | device bridge.database                                 | log
      bridge.forecast  | bridge.history bridge.database device                  | log
      bridge.dispatch  | bridge.fleet bridge.history bridge.forecast routing bridge.database device | log
      bridge.points    | bridge.carbon bridge.database                          | log
      bridge.carbon    | bridge.database                                        | log
      bridge.campaign  | bridge.points bridge.carbon bridge.database            | log
      bridge.access    | bridge.points bridge.database device                   | bouncycastle oidc log
      bridge.enrol     | bridge.fleet device bridge.database                    | bouncycastle log
      bridge.exchange  | routing device:BinId bridge.database:Database,Transaction bridge.fleet bridge.history bridge.dispatch bridge.points bridge.carbon | commons-csv commons-text jackson ical4j openpdf jts log
      bridge.web       | bridge.alert bridge.notify bridge.fleet bridge.history bridge.forecast bridge.dispatch bridge.points bridge.carbon bridge.campaign bridge.access bridge.enrol bridge.exchange device | javalin jte jackson icu4j zxing log
      bridge.broker    | device bridge.enrol                                    | artemis log
      bridge.mqtt      | bridge.ingest bridge.fleet device                      | paho log
      bridge.database  |                                                        | jdbc jdbi hikari flyway log
      bridge.cli       | bridge bridge.* device routing                         | picocli log

      town             | device routing pi4j.linux mocks agent agent.* bridge bridge.* | picocli log
      """;

  private static final Map<String, List<String>> VENDORS = new HashMap<>();

  static {
    vendor("artemis", "org.apache.activemq", "org.apache.artemis");
    vendor("bouncycastle", "org.bouncycastle");
    vendor("commons-csv", "org.apache.commons.csv");
    vendor("commons-text", "org.apache.commons.text");
    vendor("db-scheduler", "com.github.kagkarlsson");
    vendor("flyway", "org.flywaydb");
    vendor("hikari", "com.zaxxer.hikari");
    vendor("ical4j", "net.fortuna.ical4j");
    vendor("icu4j", "com.ibm.icu");
    vendor("jackson", "tools.jackson", "com.fasterxml.jackson");
    vendor("javalin", "io.javalin", "jakarta.servlet", "org.eclipse.jetty");
    vendor("jdbc", "java.sql", "javax.sql", "org.sqlite", "org.postgresql");
    vendor("jdbi", "org.jdbi");
    vendor("jte", "gg.jte");
    vendor("jts", "org.locationtech.jts");
    vendor("junit", "org.junit");
    vendor("log", "org.tinylog");
    vendor("micrometer", "io.micrometer");
    vendor("oidc", "com.nimbusds");
    vendor("openpdf", "com.lowagie", "org.openpdf");
    vendor("paho", "org.eclipse.paho");
    vendor("pi4j", "com.pi4j");
    vendor("picocli", "picocli");
    vendor("protobuf", "com.google.protobuf");
    vendor("tomlj", "org.tomlj");
    vendor("zxing", "com.google.zxing");
  }

  static final String PREFIX = "io.lucidbins.";

  private final Map<String, Room> rooms = new HashMap<>();

  Rooms() {
    TABLE
        .lines()
        .filter(line -> !line.isBlank())
        .map(Room::parse)
        .forEach(r -> rooms.put(r.name(), r));
  }

  /** The room that the class is in, or empty if its package is in none. */
  Optional<Room> of(JavaClass type) {
    if (!type.getPackageName().startsWith(PREFIX)) {
      return Optional.empty();
    }
    String below = type.getPackageName().substring(PREFIX.length());
    return rooms.values().stream()
        .filter(room -> room.holds(below))
        .max(Comparator.comparing(room -> room.name().length()));
  }

  /**
   * The short name of the vendor that the package belongs to, or empty for the JDK and JSpecify.
   */
  static Optional<String> vendorOf(String packageName) {
    Optional<String> known =
        VENDORS.entrySet().stream()
            .filter(vendor -> vendor.getValue().stream().anyMatch(p -> isIn(packageName, p)))
            .map(Map.Entry::getKey)
            .findFirst();
    if (known.isPresent()) {
      return known;
    }
    boolean free =
        List.of("java", "javax", "jdk", "com.sun.management", "org.jspecify").stream()
            .anyMatch(p -> isIn(packageName, p));
    return free || packageName.isEmpty() ? Optional.empty() : Optional.of(packageName);
  }

  static boolean isIn(String packageName, String prefix) {
    return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
  }

  private static void vendor(String name, String... packages) {
    VENDORS.put(name, List.of(packages));
  }

  /** One line of the table. */
  record Room(String name, List<String> mayImport, List<String> vendors) {
    static Room parse(String line) {
      String[] columns = line.split("\\|", -1);
      if (columns.length != 3) {
        throw new IllegalStateException("not three columns: " + line);
      }
      return new Room(columns[0].strip(), words(columns[1]), words(columns[2]));
    }

    private static List<String> words(String column) {
      return Arrays.stream(column.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    boolean holds(String packageBelow) {
      boolean wiring = name.equals("agent") || name.equals("bridge");
      return wiring ? packageBelow.equals(name) : isIn(packageBelow, name);
    }

    /** Whether a class of this room may name one with this simple name in that room. */
    boolean mayImport(String other, String outermostName) {
      return mayImport.stream().anyMatch(arrow -> allows(arrow, other, outermostName));
    }

    private static boolean allows(String arrow, String other, String outermostName) {
      int colon = arrow.indexOf(':');
      String rooms = colon < 0 ? arrow : arrow.substring(0, colon);
      String names = colon < 0 ? "*" : arrow.substring(colon + 1);
      boolean room =
          rooms.endsWith(".*")
              ? other.startsWith(rooms.substring(0, rooms.length() - 1)) && !other.endsWith(".cli")
              : other.equals(rooms);
      return room && outermostName.matches(names.replace("*", ".*").replace(",", "|"));
    }
  }
}
