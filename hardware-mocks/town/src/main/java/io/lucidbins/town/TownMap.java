package io.lucidbins.town;

import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The map of a made-up town: a depot and a sorting plant at its edge and bins at corners of its
 * streets, which are blocks of about 260 m round a market square, bent a little so that it does not
 * look drawn with a ruler. The same seed gives the same town.
 */
public final class TownMap {

  /** Fewest and most bins a town may have. */
  public static final int MIN_BINS = 1;

  public static final int MAX_BINS = 500;

  private static final Position MARKET_SQUARE = new Position(53.2180, 6.5670);
  private static final double BLOCK_METRES = 260;
  private static final double METRES_PER_DEGREE = 111_195;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("glass", "glass", 500, 1000, 34, 900),
          new Kind("paper", "mixed-paper", 1100, 1250, 38, 350),
          new Kind("packaging", "pet", 1100, 1250, 46, 200));

  private static final List<String> CORNERS =
      List.of(
          "Market Square",
          "Town Hall",
          "Mill Lane",
          "Harbour Street",
          "Old Brewery",
          "Station Road",
          "Rose Garden",
          "School Lane",
          "Canal Bridge",
          "Theatre Square",
          "Linden Avenue",
          "Fish Market",
          "South Gate",
          "Library Court",
          "Orchard Road",
          "Weavers Row",
          "Church Green",
          "North Quay",
          "Potters Field",
          "Museum Steps",
          "Windmill Hill",
          "Swan Pond",
          "Baker Street",
          "East Park",
          "Ropewalk",
          "Tanners Yard",
          "Observatory",
          "West Meadow",
          "Clock Tower",
          "Ferry Landing");

  private final List<BinPlace> bins;

  private TownMap(List<BinPlace> bins) {
    this.bins = bins;
  }

  /**
   * Lays out a town.
   *
   * @param count how many bins, {@link #MIN_BINS} to {@link #MAX_BINS}
   * @throws IllegalArgumentException if count lies outside
   */
  public static TownMap of(int count, RandomGenerator random) {
    if (count < MIN_BINS || count > MAX_BINS) {
      throw new IllegalArgumentException(
          "a town has %d to %d bins, not %d".formatted(MIN_BINS, MAX_BINS, count));
    }
    List<BinPlace> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bins.add(place(i, random));
    }
    return new TownMap(List.copyOf(bins));
  }

  public List<BinPlace> bins() {
    return bins;
  }

  /** The depot where the trucks start and end, in the industrial quarter in the south-east. */
  public Position depot() {
    return offset(-4.2 * BLOCK_METRES, 5.1 * BLOCK_METRES);
  }

  /** The plant where the trucks are emptied, across the canal from the depot. */
  public Position sortingPlant() {
    return offset(-6.1 * BLOCK_METRES, 4.2 * BLOCK_METRES);
  }

  /** What the town collects. */
  public Set<WasteStream> wasteStreams() {
    return bins.stream().map(BinPlace::wasteStream).collect(Collectors.toSet());
  }

  private static BinPlace place(int index, RandomGenerator random) {
    Kind kind = KINDS.get(index % KINDS.size());
    int corner = index % CORNERS.size();
    int round = index / CORNERS.size();
    String name = CORNERS.get(corner) + (round == 0 ? "" : " " + (round + 1));
    int[] cell = spiral(index);
    double bend = 45 * Math.sin(cell[0] * 0.9 + cell[1] * 0.6);
    Position position =
        offset(
            cell[1] * BLOCK_METRES + bend + random.nextDouble(-50, 50),
            cell[0] * BLOCK_METRES - bend + random.nextDouble(-50, 50));
    return new BinPlace(
        new BinId(kind.stream + "-" + slug(name)),
        name,
        position,
        new WasteStream(kind.stream),
        new Material(kind.material),
        kind.litres,
        kind.depthMm,
        kind.depositsPerDay * random.nextDouble(0.6, 1.6),
        kind.gramsPerDeposit,
        startPermille(index, random));
  }

  /**
   * Most bins are somewhere in the middle and one in five is nearly full. The first is so full that
   * a trip for it alone pays, the way by the sorting plant included: the smallest town has work for
   * a truck.
   */
  private static int startPermille(int index, RandomGenerator random) {
    boolean nearlyFull = random.nextInt(5) == 0;
    if (index == 0) {
      return random.nextInt(940, 960);
    }
    return nearlyFull ? random.nextInt(860, 960) : random.nextInt(80, 800);
  }

  /** The n-th cell of a square spiral round the market square: east, north. */
  private static int[] spiral(int n) {
    int ring = (int) Math.ceil((Math.sqrt(n + 1) - 1) / 2);
    int side = 2 * ring;
    int steps = n - (2 * ring - 1) * (2 * ring - 1);
    if (ring == 0) {
      return new int[] {0, 0};
    }
    int along = steps % side;
    return switch (steps / side) {
      case 0 -> new int[] {ring, along - ring + 1};
      case 1 -> new int[] {ring - 1 - along, ring};
      case 2 -> new int[] {-ring, ring - 1 - along};
      default -> new int[] {along - ring + 1, -ring};
    };
  }

  private static Position offset(double northMetres, double eastMetres) {
    double latitude = MARKET_SQUARE.latitude() + northMetres / METRES_PER_DEGREE;
    double shrink = Math.cos(Math.toRadians(MARKET_SQUARE.latitude()));
    double longitude = MARKET_SQUARE.longitude() + eastMetres / (METRES_PER_DEGREE * shrink);
    return new Position(latitude, longitude);
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private record Kind(
      String stream,
      String material,
      int litres,
      int depthMm,
      double depositsPerDay,
      int gramsPerDeposit) {}
}
