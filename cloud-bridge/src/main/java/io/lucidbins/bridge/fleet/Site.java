package io.lucidbins.bridge.fleet;

/** A depot or a place where trucks are emptied. */
public record Site(String id, String name, SiteKind kind, Position position) {
  /**
   * @throws IllegalArgumentException if the id or name is empty or too long
   */
  public Site {
    Names.checkId("site", id);
    Names.check("site", id, name);
  }
}
