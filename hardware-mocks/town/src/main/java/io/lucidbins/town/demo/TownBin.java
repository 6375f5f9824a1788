package io.lucidbins.town.demo;

import io.lucidbins.agent.EdgeAgent;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.town.BinPlace;
import io.lucidbins.town.Citizens.Visit;
import java.nio.file.Path;

/** One bin of the running town: its physics, the virtual Pi on it and the agent on that. */
final class TownBin implements AutoCloseable {
  /** Put in at once while the bin is brought to its first level. */
  private static final int LAYER_GRAMS = 250;

  private final VirtualPi pi;
  private final Material material;
  private final EdgeAgent agent;

  private TownBin(VirtualPi pi, Material material, EdgeAgent agent) {
    this.pi = pi;
    this.material = material;
    this.agent = agent;
  }

  /**
   * Sets the bin up, fills it to its first level and starts its agent.
   *
   * @param settings of the agent but for what the place decides: name, depth, material
   */
  static TownBin start(
      BinPlace place, VirtualClock clock, long seed, AgentSettings settings, Path state) {
    Material material = Material.ofCode(place.material().code()).orElseThrow();
    var bin = new Bin(clock, new BinShape(place.volumeLitres(), place.depthMm()), material, seed);
    fill(bin, material, place.startPermille() / 1000.0);
    VirtualPi pi = VirtualPi.on(clock, bin, seed);
    AgentSettings own = settingsFor(place, settings);
    Board board = Board.of(pi, own.parts());
    return new TownBin(pi, material, EdgeAgent.start(own, board, state, () -> true));
  }

  private static void fill(Bin bin, Material material, double level) {
    while (bin.fillLevel() < level && bin.drop(material, LAYER_GRAMS) > 0) {}
  }

  private static AgentSettings settingsFor(BinPlace place, AgentSettings settings) {
    var sampling = settings.sampling();
    var shape =
        sampling.calibration().withDepthMm(place.depthMm()).withVolumeLitres(place.volumeLitres());
    return settings
        .withBin(place.id())
        .withSampling(sampling.withCalibration(shape))
        .withDeposit(settings.deposit().withMaterial(place.material().code()));
  }

  /** Somebody comes; whoever comes while others are there waits. */
  void visit(Visit visit) {
    byte[] card = visit.card().isPresent() ? visit.card().uid() : null;
    pi.visitors().deposit(card, material, visit.grams());
  }

  /** A crew empties the bin. */
  void empty() {
    pi.visitors().emptied();
  }

  @Override
  public void close() {
    agent.close();
  }
}
