package io.lucidbins.town.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar; "dev" where there is none. */
final class TownVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = TownCommand.class.getPackage().getImplementationVersion();
    return new String[] {"town " + (version == null ? "dev" : version)};
  }
}
