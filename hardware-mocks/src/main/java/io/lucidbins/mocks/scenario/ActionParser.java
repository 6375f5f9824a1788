package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.fault.Argument;
import io.lucidbins.mocks.fault.Fault;
import io.lucidbins.mocks.fault.FaultKind;
import io.lucidbins.mocks.fault.VirtualPart;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what happens, the end of a line. */
final class ActionParser {
  /** What a line can say, by its first word. */
  private final Map<String, Supplier<Action>> actions = new LinkedHashMap<>();

  private final Words words;
  private final Material usual;

  /**
   * @param usual what is deposited where a line does not say
   */
  ActionParser(Words words, Material usual) {
    this.words = words;
    this.usual = usual;
    actions.put("card", this::card);
    actions.put("lid", this::lid);
    actions.put("deposit", this::deposit);
    actions.put("take", this::takeOut);
    actions.put("lean", this::lean);
    actions.put("emptied", Action.Emptied::new);
    actions.put("air", this::air);
    actions.put("sun", () -> new Action.Sun(words.percent("the sunlight")));
    actions.put("condensation", Action.Condensation::new);
    actions.put("dirt", () -> new Action.Dirt(words.percent("the light that dirt takes")));
    actions.put("cleaned", Action.Cleaned::new);
    actions.put("handle", this::handle);
    actions.put("tilt", this::tilt);
    actions.put("upright", Action.Upright::new);
    actions.put("knock", Action.Knock::new);
    actions.put("fire", () -> new Action.Fire(words.lasting()));
    actions.put("battery", this::battery);
    actions.put("fault", this::fault);
  }

  List<Action> actions() {
    List<Action> line = new ArrayList<>();
    do {
      line.add(action());
    } while (!words.isEnd());
    return line;
  }

  private Action action() {
    for (var known : actions.entrySet()) {
      if (words.take(known.getKey())) {
        return words.checked(known.getValue());
      }
    }
    throw words.expected(anyOf(actions.keySet()), actions.keySet());
  }

  private static String anyOf(Collection<String> known) {
    return known.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
  }

  private Action card() {
    return words.checked(
        () -> new Action.Card(words.word("the number of the card: 8, 14 or 20 hex digits")));
  }

  private Action lid() {
    words.expect("open");
    words.expect("for");
    return new Action.LidOpen(words.length());
  }

  /** Without a material it is the bin's own. */
  private Action deposit() {
    boolean named = !words.isEnd() && !words.startsWithNumber();
    Material material = named ? material(words) : usual;
    return new Action.Deposit(material, words.grams());
  }

  static Material material(Words words) {
    for (Material material : Material.values()) {
      if (words.take(material.code())) {
        return material;
      }
    }
    List<String> codes = Arrays.stream(Material.values()).map(Material::code).toList();
    throw words.expected("a material: " + Material.codes(), codes);
  }

  private Action takeOut() {
    words.expect("out");
    return new Action.TakeOut(words.grams());
  }

  private Action lean() {
    int grams = words.grams().high();
    words.expect("for");
    return new Action.Lean(grams, words.length());
  }

  private Action air() {
    double celsius = words.decimal("degrees such as 4 C");
    words.expect("C");
    int humid = words.take("humid") ? words.percent("the humidity") : 50;
    int sun = words.take("sun") ? words.percent("the sunlight") : 0;
    return new Action.AirIs(new Air(celsius, humid, sun));
  }

  private Action handle() {
    words.expect("at");
    int millimetres = words.number("the distance such as 180 mm");
    words.expect("mm");
    return new Action.Handle(millimetres, words.lasting());
  }

  private Action tilt() {
    int degrees = words.number("an angle such as 70 degrees");
    words.expect("degrees");
    return new Action.Tilt(degrees, words.lasting());
  }

  private Action battery() {
    int percent = words.percent("the charge");
    return new Action.Battery(percent, words.take("lasts") ? words.length() : null);
  }

  private Action fault() {
    if (words.take("i2c")) {
      return nack();
    }
    VirtualPart part = part();
    Fault fault = withNumber(Fault.of(part, kind(part)));
    while (!words.isEnd()) {
      if (words.take("once")) {
        fault = fault.once();
      } else if (words.take("for")) {
        Duration length = words.length();
        fault = fault.lasting(length);
      } else if (words.take("with")) {
        words.expect("probability");
        double percent = words.decimal("a probability such as 5 %");
        fault = fault.withPercent(BigDecimal.valueOf(percent));
        words.expect("%");
      } else {
        break;
      }
    }
    return new Action.PartFault(fault);
  }

  private Action nack() {
    int bus = words.number("the number of the bus");
    int address = words.hex("an address");
    words.expect("nack");
    words.expect("for");
    return new Action.I2cNack(bus, address, words.length());
  }

  private VirtualPart part() {
    for (VirtualPart part : VirtualPart.values()) {
      if (words.take(part.word())) {
        return part;
      }
    }
    throw words.expected(
        "\"i2c\" or a part: " + String.join(", ", VirtualPart.words()), VirtualPart.words());
  }

  private FaultKind kind(VirtualPart part) {
    for (FaultKind kind : FaultKind.of(part)) {
      if (words.take(kind.word())) {
        return kind;
      }
    }
    List<String> known = FaultKind.wordsOf(part);
    throw words.expected("a fault of " + part.word() + ": " + String.join(", ", known), known);
  }

  private Fault withNumber(Fault fault) {
    if (!words.startsWithNumber()) {
      return fault;
    }
    Argument argument = fault.kind().argument().orElse(null);
    if (argument == null) {
      throw words.expected("\"once\", \"for\", \"with probability\" or the next thing");
    }
    return words.checked(() -> {
      int number = words.signed(argument.what());
      if (!argument.unit().isEmpty()) {
        words.expect(argument.unit());
      }
      return fault.withArgument(number);
    });
  }
}
