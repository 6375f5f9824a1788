package io.lucidbins.agent.deposit;

import io.lucidbins.agent.sampling.SamplingSettings;
import io.lucidbins.device.BinId;

/** What watching one bin needs to know. */
public record BinWatchSettings(BinId bin, SamplingSettings sampling, DepositSettings deposit) {

  /** Everything at its default. */
  public static BinWatchSettings defaults(BinId bin) {
    return new BinWatchSettings(bin, SamplingSettings.defaults(), DepositSettings.defaults());
  }
}
