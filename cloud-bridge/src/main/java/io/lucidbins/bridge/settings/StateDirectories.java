package io.lucidbins.bridge.settings;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where state lies.
 *
 * @param bridge what this bridge keeps
 * @param deskPassword what the bridge and the agents of one user share on a desk
 */
public record StateDirectories(Path bridge, Path deskPassword) {
  /**
   * By the environment: {@code LUCIDBINS_STATE_ROOT}, else {@code XDG_STATE_HOME/lucidbins}, else
   * {@code ~/.local/state/lucidbins} is the root; the bridge's own is {@code STATE_DIRECTORY}, as
   * systemd says it, else {@code cloud-bridge} in the root.
   *
   * @param given by {@code --state}, before everything else; the desk password stays in the root,
   *     where the agents look for it
   */
  public static StateDirectories of(
      @Nullable Path given, Map<String, String> environment, Path home) {
    Path root = root(environment, home);
    Path bridge = Path.of(environment.getOrDefault("STATE_DIRECTORY", root + "/cloud-bridge"));
    return new StateDirectories(given == null ? bridge : given, root.resolve("desk-mqtt-password"));
  }

  private static Path root(Map<String, String> environment, Path home) {
    String given = environment.getOrDefault("LUCIDBINS_STATE_ROOT", "");
    if (!given.isBlank()) {
      return Path.of(given);
    }
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    return xdg.isBlank() ? home.resolve(".local/state/lucidbins") : Path.of(xdg, "lucidbins");
  }
}
