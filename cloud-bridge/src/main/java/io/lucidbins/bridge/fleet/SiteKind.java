package io.lucidbins.bridge.fleet;

/** What trucks do at a site. */
public enum SiteKind {
  /** They start and end there. */
  DEPOT,
  /** They are emptied there. */
  DISPOSAL
}
