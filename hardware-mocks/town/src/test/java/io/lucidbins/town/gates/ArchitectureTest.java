package io.lucidbins.town.gates;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of {@link Rooms} and the few other rules that the compiler cannot hold. */
class ArchitectureTest {
  private static final JavaClasses MAIN = OurClasses.main();
  private static final JavaClasses TEST = OurClasses.test();
  private static final Rooms ROOMS = new Rooms();

  /** Rooms whose tests may use Mockito: the ones that own a vendor's interface. */
  private static final Set<String> MOCKING_ROOMS =
      Set.of("agent.mqtt", "bridge.mqtt", "agent.parts", "pi4j.linux", "mocks");

  private static final Set<String> BANNED_SEGMENTS =
      Set.of("model", "service", "impl", "util", "utils", "common", "helper", "helpers", "misc");
  private static final Set<String> BANNED_WORDS =
      Set.of("Impl", "Manager", "Helper", "Util", "Utils", "Interface");
  private static final Set<String> BANNED_LAST_WORDS = Set.of("Base", "Data", "Info");

  private static final Set<String> TEST_ANNOTATIONS =
      Set.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.params.ParameterizedTest");

  @Test
  void every_class_is_in_a_room() {
    assertThat(faults(MAIN.stream(), ArchitectureTest::roomFault)).isEmpty();
  }

  @Test
  void arrows_between_rooms_are_those_of_the_table() {
    assertThat(faultyArrows(ArchitectureTest::arrowFault)).as("arrows not in the table").isEmpty();
  }

  @Test
  void vendor_libraries_stay_in_the_rooms_that_list_them() {
    assertThat(faultyArrows(ArchitectureTest::vendorFault)).as("vendors out of room").isEmpty();
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("io.lucidbins.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void main_code_reads_clocks_and_rolls_dice_only_in_the_wiring() {
    Stream<JavaClass> timeless = written(MAIN).filter(type -> !mayReadClocks(type));

    assertThat(TimeAndChance.uses(timeless, TimeAndChance::isClockOrChance))
        .as("time and randomness are passed in")
        .isEmpty();
  }

  @Test
  void tests_neither_sleep_nor_roll_unseeded_dice() {
    assertThat(TimeAndChance.uses(TEST.stream(), TimeAndChance::isSleepOrChance))
        .as("a test waits on a condition, and its randomness has a seed")
        .isEmpty();
  }

  @Test
  void only_tests_that_own_a_vendor_interface_use_mockito() {
    List<String> faults =
        TEST.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(d -> Rooms.isIn(d.getTargetClass().getPackageName(), "org.mockito"))
            .filter(d -> !MOCKING_ROOMS.contains(roomName(d.getOriginClass())))
            .map(d -> d.getOriginClass().getName() + " uses Mockito")
            .distinct()
            .toList();

    assertThat(faults).isEmpty();
  }

  @Test
  void names_say_what_a_thing_is() {
    Stream<JavaClass> all = Stream.concat(written(MAIN), TEST.stream());

    assertThat(faults(all, ArchitectureTest::nameFault)).isEmpty();
  }

  /** Surefire starts only classes so named; any other would be a test that never runs. */
  @Test
  void classes_with_tests_are_named_test() {
    assertThat(faults(TEST.stream(), ArchitectureTest::testNameFault)).isEmpty();
  }

  /** A checker that shared working code with the optimiser would share its faults. */
  @Test
  void the_plan_checker_uses_no_optimiser_code() {
    String optimiser = Rooms.PREFIX + "routing.search";
    assertThat(MAIN.contain(optimiser + ".Solve")).as("Solve is where this rule looks").isTrue();

    List<String> used =
        reachable(Rooms.PREFIX + "routing.check.PlanChecker").stream()
            .filter(type -> Rooms.isIn(type.getPackageName(), optimiser))
            .map(JavaClass::getName)
            .sorted()
            .toList();

    assertThat(used).as("optimiser code that PlanChecker reaches").isEmpty();
  }

  private static Stream<JavaClass> written(JavaClasses classes) {
    return OurClasses.written(classes);
  }

  private static Optional<String> roomFault(JavaClass type) {
    return ROOMS.of(type).isPresent()
        ? Optional.empty()
        : Optional.of(type.getName() + " is in a package that no room of the table holds");
  }

  private static Set<String> faultyArrows(
      BiFunction<Rooms.Room, Dependency, Optional<String>> rule) {
    return MAIN.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .flatMap(
            arrow -> ROOMS.of(arrow.getOriginClass()).flatMap(r -> rule.apply(r, arrow)).stream())
        .collect(toCollection(TreeSet::new));
  }

  private static Optional<String> arrowFault(Rooms.Room from, Dependency arrow) {
    JavaClass target = arrow.getTargetClass().getBaseComponentType();
    Optional<String> to = ROOMS.of(target).map(Rooms.Room::name);
    if (to.isEmpty() || to.get().equals(from.name())) {
      return Optional.empty();
    }
    return from.mayImport(to.get(), OurClasses.outermostName(target))
        ? Optional.empty()
        : Optional.of(from.name() + " -> " + to.get() + ": " + arrowText(arrow, target));
  }

  private static Optional<String> vendorFault(Rooms.Room from, Dependency arrow) {
    JavaClass target = arrow.getTargetClass().getBaseComponentType();
    if (target.getPackageName().startsWith(Rooms.PREFIX)) {
      return Optional.empty();
    }
    return Rooms.vendorOf(target.getPackageName())
        .filter(vendor -> !mayUse(from, vendor, arrow.getOriginClass()))
        .map(vendor -> from.name() + " uses " + vendor + ": " + arrowText(arrow, target));
  }

  private static boolean mayUse(Rooms.Room room, String vendor, JavaClass user) {
    if (room.vendors().contains(vendor) || !OurClasses.isWritten(user)) {
      return true;
    }
    String name = OurClasses.outermostName(user);
    boolean ownsTables = room.name().startsWith("bridge.") || room.name().equals("bridge");
    return switch (vendor) {
      case "jdbc" ->
          (ownsTables && name.matches("(Sqlite|Sql|Postgres).*"))
              || (room.name().equals("agent.outbox") && name.startsWith("Sqlite"));
      case "jdbi" -> ownsTables && name.matches("(Sqlite|Sql|Postgres).*");
      default -> false;
    };
  }

  private static String arrowText(Dependency arrow, JavaClass target) {
    return arrow.getOriginClass().getName() + " names " + target.getName();
  }

  private static boolean mayReadClocks(JavaClass type) {
    String room = roomName(type);
    return switch (room) {
      case "agent", "bridge", "agent.cli", "bridge.cli", "pi4j.linux" -> true;
      // The real board's own clock, beside its buses; every other part is handed one.
      case "agent.parts" -> OurClasses.outermostName(type).equals("LinuxPorts");
      // What ServiceLoader starts is wiring too: nobody could hand it a clock.
      case "mocks" -> OurClasses.outermostName(type).equals("VirtualBoard");
      // The town has no wiring package of its own: its command line is the wiring of the live gear.
      case "town" -> Rooms.isIn(type.getPackageName(), Rooms.PREFIX + "town.cli");
      default -> false;
    };
  }

  private static String roomName(JavaClass type) {
    return ROOMS.of(type).map(Rooms.Room::name).orElse("");
  }

  private static Optional<String> nameFault(JavaClass type) {
    String name = type.getSimpleName();
    List<String> words = List.of(name.split("(?<=[a-z0-9])(?=[A-Z])"));
    boolean bad =
        words.stream().anyMatch(BANNED_WORDS::contains)
            || BANNED_LAST_WORDS.contains(words.getLast())
            || words.getFirst().equals("Abstract")
            || name.matches("I[A-Z][a-z].*");
    if (bad) {
      return Optional.of("banned name: " + type.getName());
    }
    boolean badPackage =
        Arrays.stream(type.getPackageName().split("\\.")).anyMatch(BANNED_SEGMENTS::contains);
    return badPackage ? Optional.of("banned package: " + type.getName()) : Optional.empty();
  }

  private static Optional<String> testNameFault(JavaClass type) {
    boolean hasTests =
        type.getMethods().stream()
            .flatMap(method -> method.getAnnotations().stream())
            .anyMatch(a -> TEST_ANNOTATIONS.contains(a.getRawType().getName()));
    boolean runs = OurClasses.outermostName(type).endsWith("Test") || type.isInterface();
    return hasTests && !runs
        ? Optional.of(type.getName() + " has tests and is not named ...Test, so it never runs")
        : Optional.empty();
  }

  private static Set<JavaClass> reachable(String root) {
    assertThat(MAIN.contain(root)).as("the class %s exists", root).isTrue();
    Set<JavaClass> seen = new HashSet<>();
    collect(MAIN.get(root), seen);
    return seen;
  }

  private static void collect(JavaClass type, Set<JavaClass> seen) {
    if (Rooms.isIn(type.getPackageName(), Rooms.PREFIX + "routing") && seen.add(type)) {
      type.getDirectDependenciesFromSelf()
          .forEach(d -> collect(d.getTargetClass().getBaseComponentType(), seen));
    }
  }

  private static List<String> faults(
      Stream<JavaClass> classes, Function<JavaClass, Optional<String>> rule) {
    return classes.flatMap(type -> rule.apply(type).stream()).sorted().toList();
  }
}
