package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.scenario.Scenario.BinLine;
import io.lucidbins.mocks.scenario.Scenario.Expectation;
import io.lucidbins.mocks.scenario.Scenario.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text of a scenario, line by line. */
final class ScenarioParser {
  private static final String STATEMENTS = "\"bin\", \"at\", \"every\" or \"expect\"";
  private static final String ACTIONS =
      "\"card\", \"lid open\", \"deposit\", \"take out\", \"lean\", \"emptied\", \"air\" or"
          + " \"fault\"";
  private static final BinShape USUAL = BinShape.wheeled240();

  private final String file;
  private final List<String> lines;
  private @Nullable BinLine bin;
  private final List<Happening> happenings = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();

  ScenarioParser(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  Scenario parse() {
    for (int i = 0; i < lines.size(); i++) {
      Words words = new Words(file, i + 1, lines.get(i));
      if (!words.isEnd()) {
        statement(words);
        words.expectEnd();
      }
    }
    BinLine found = bin;
    if (found == null) {
      throw new ScenarioError(file, lines.size() + 1, 1, "expected a line \"bin NAME ...\"");
    }
    return new Scenario(found, happenings, expectations);
  }

  private void statement(Words words) {
    if (words.isNext("bin")) {
      if (bin != null) {
        throw words.expected("\"at\", \"every\" or \"expect\": there already is a bin");
      }
      bin = bin(words);
    } else if (words.take("expect")) {
      expectations.add(expectation(words));
    } else if (words.isNext("at") || words.isNext("every")) {
      if (bin == null) {
        throw words.expected("a line \"bin NAME ...\" first");
      }
      When when = words.checked(() -> when(words));
      happenings.add(new Happening(when, actions(words)));
    } else {
      throw words.expected(STATEMENTS);
    }
  }

  private static BinLine bin(Words words) {
    words.expect("bin");
    return words.checked(() -> binLine(words));
  }

  private static BinLine binLine(Words words) {
    String name = words.word("the name of the bin");
    int litres = words.number("litres such as 240 L");
    words.expect("L");
    int depthMm = USUAL.depthMm();
    Material material = Material.RESIDUAL;
    boolean slot = false;
    long seed = 1;
    while (!words.isEnd()) {
      if (words.take("depth")) {
        depthMm = words.number("the depth");
        words.expect("mm");
      } else if (words.take("material")) {
        material = material(words);
      } else if (words.take("seed")) {
        seed = words.number("the seed");
      } else if (words.take("slot")) {
        slot = true;
      } else {
        throw words.expected("\"depth\", \"material\", \"slot\" or \"seed\"");
      }
    }
    return new BinLine(name, new BinShape(litres, depthMm), material, slot, seed);
  }

  private static Material material(Words words) {
    if (!words.isEnd()) {
      for (Material material : Material.values()) {
        if (words.take(material.code())) {
          return material;
        }
      }
    }
    throw words.expected("a material: " + Material.codes());
  }

  private static When when(Words words) {
    if (words.take("at")) {
      return new When.At(words.offset());
    }
    words.expect("every");
    Duration period = words.offset();
    words.expect("from");
    Duration from = words.offset();
    words.expect("to");
    return new When.Every(period, from, words.offset());
  }

  private static Expectation expectation(Words words) {
    words.expect("by");
    Duration by = words.offset();
    words.expect("event");
    return new Expectation(by, words.word("the name of an event"));
  }

  private List<Action> actions(Words words) {
    List<Action> actions = new ArrayList<>();
    do {
      actions.add(action(words));
    } while (!words.isEnd());
    return actions;
  }

  private Action action(Words words) {
    if (words.take("card")) {
      return card(words);
    }
    if (words.take("lid")) {
      words.expect("open");
      words.expect("for");
      return new Action.LidOpen(words.length());
    }
    if (words.take("deposit")) {
      return deposit(words);
    }
    if (words.take("take")) {
      words.expect("out");
      return new Action.TakeOut(words.grams());
    }
    return rarerAction(words);
  }

  private static Action rarerAction(Words words) {
    if (words.take("lean")) {
      int grams = words.grams().high();
      words.expect("for");
      return new Action.Lean(grams, words.length());
    }
    if (words.take("emptied")) {
      return new Action.Emptied();
    }
    if (words.take("air")) {
      return words.checked(() -> air(words));
    }
    if (words.take("fault")) {
      return words.checked(() -> fault(words));
    }
    throw words.expected(ACTIONS);
  }

  private static Action card(Words words) {
    if (words.isEnd()) {
      throw words.expected("the number of the card: 8, 14 or 20 hex digits");
    }
    return words.checked(() -> new Action.Card(words.word("the number of the card")));
  }

  /** Without a material it is the bin's own. */
  private Action deposit(Words words) {
    Material own = Optional.ofNullable(bin).map(BinLine::material).orElse(Material.RESIDUAL);
    boolean named = !words.isEnd() && !words.startsWithDigit();
    Material material = named ? material(words) : own;
    return new Action.Deposit(material, words.grams());
  }

  private static Action air(Words words) {
    double celsius = words.decimal("degrees such as 4 C");
    words.expect("C");
    int humid = words.take("humid") ? words.percent("the humidity") : 50;
    int sun = words.take("sun") ? words.percent("the sunlight") : 0;
    return new Action.AirIs(new Air(celsius, humid, sun));
  }

  private static Action fault(Words words) {
    if (words.take("i2c")) {
      int bus = words.number("the number of the bus");
      int address = words.hex("an address");
      words.expect("nack");
      words.expect("for");
      return new Action.I2cNack(bus, address, words.length());
    }
    String part = part(words);
    for (Action.Fault fault : Action.Fault.values()) {
      if (words.take(fault.word())) {
        return new Action.PartFault(part, fault, words.take("for") ? words.length() : null);
      }
    }
    throw words.expected("\"stuck\", \"absent\" or \"wrong-chip\"");
  }

  private static String part(Words words) {
    for (String part : List.of("vl53l1x", "nau7802")) {
      if (words.take(part)) {
        return part;
      }
    }
    throw words.expected("\"i2c\" or a part: vl53l1x, nau7802");
  }
}
