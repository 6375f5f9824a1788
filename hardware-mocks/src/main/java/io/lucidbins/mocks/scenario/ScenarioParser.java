package io.lucidbins.mocks.scenario;

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
  private static final List<String> STATEMENT_WORDS = List.of("bin", "at", "every", "expect");
  private static final List<String> BIN_WORDS =
      List.of("depth", "width", "floor", "material", "slot", "bag", "seed");
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
      happenings.add(new Happening(when, new ActionParser(words, own()).actions()));
    } else {
      throw words.expected(STATEMENTS, STATEMENT_WORDS);
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
    int widthMm = 0;
    int floorPercent = USUAL.floorPercent();
    Material material = Material.RESIDUAL;
    boolean slot = false;
    int bagMm = 0;
    long seed = 1;
    while (!words.isEnd()) {
      if (words.take("depth")) {
        depthMm = millimetres(words, "the depth");
      } else if (words.take("width")) {
        widthMm = millimetres(words, "the width");
      } else if (words.take("floor")) {
        floorPercent = words.percent("the floor as a share of the rim");
      } else if (words.take("material")) {
        material = ActionParser.material(words);
      } else if (words.take("seed")) {
        seed = words.number("the seed");
      } else if (words.take("slot")) {
        slot = true;
      } else if (words.take("bag")) {
        bagMm = millimetres(words, "how high a fresh bag hangs");
      } else {
        throw words.expected(
            "\"depth\", \"width\", \"floor\", \"material\", \"slot\", \"bag\" or \"seed\"",
            BIN_WORDS);
      }
    }
    BinShape shape = new BinShape(litres, depthMm).withFloorPercent(floorPercent);
    BinShape wide = widthMm == 0 ? shape : shape.withWidthMm(widthMm);
    return new BinLine(name, wide, material, slot, bagMm, seed);
  }

  private static int millimetres(Words words, String what) {
    int number = words.number(what);
    words.expect("mm");
    return number;
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

  /** What people put in unless a line says otherwise. */
  private Material own() {
    return Optional.ofNullable(bin).map(BinLine::material).orElse(Material.RESIDUAL);
  }
}
