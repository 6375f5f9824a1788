package io.lucidbins.agent.uplink;

import io.lucidbins.device.BinId;
import io.lucidbins.device.RunId;

/**
 * Who this run of the agent is, as it stands in its messages.
 *
 * @param bin the name of the bin
 * @param run drawn at this start
 * @param softwareVersion of the agent
 * @param settingsHash of the settings in force
 */
public record Self(BinId bin, RunId run, String softwareVersion, String settingsHash) {}
