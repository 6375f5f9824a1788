package io.lucidbins.agent.settings;

import io.lucidbins.agent.deposit.DepositSettings;
import io.lucidbins.agent.outbox.OutboxSettings;
import io.lucidbins.agent.parts.PartsSettings;
import io.lucidbins.agent.sampling.SamplingSettings;
import io.lucidbins.agent.uplink.UplinkSettings;
import io.lucidbins.device.BinId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one agent.
 *
 * @param bin the name of the bin; null if it is to be derived from the machine
 */
public record AgentSettings(
    @Nullable BinId bin,
    PartsSettings parts,
    SamplingSettings sampling,
    DepositSettings deposit,
    OutboxSettings outbox,
    UplinkSettings uplink) {
  private static final int HASH_CHARS = 16;

  /** What holds when no file says otherwise. */
  public static AgentSettings defaults() {
    return new AgentSettings(
        null,
        PartsSettings.defaults(),
        SamplingSettings.defaults(),
        DepositSettings.defaults(),
        OutboxSettings.defaults(),
        UplinkSettings.defaults());
  }

  public AgentSettings withBin(BinId other) {
    return new AgentSettings(other, parts, sampling, deposit, outbox, uplink);
  }

  public AgentSettings withSampling(SamplingSettings other) {
    return new AgentSettings(bin, parts, other, deposit, outbox, uplink);
  }

  public AgentSettings withDeposit(DepositSettings other) {
    return new AgentSettings(bin, parts, sampling, other, outbox, uplink);
  }

  public AgentSettings withUplink(UplinkSettings other) {
    return new AgentSettings(bin, parts, sampling, deposit, outbox, other);
  }

  /** 16 hex digits by which the bridge sees whether two bins run with the same settings. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
