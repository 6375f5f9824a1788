package io.lucidbins.agent.deposit;

import io.lucidbins.device.Material;
import io.lucidbins.device.Outcome;
import io.lucidbins.device.TenantPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a deposit in this bin.
 *
 * @param material that the bin is for: a code of the carbon factor table
 * @param outcome what becomes of it
 * @param leastGrams a smaller gain is none, 5 to 10,000
 * @param mostGrams a larger gain is none, {@code leastGrams} to 200,000
 * @param stableGrams a window of weights is stable if its spread and its drift are at most this, 1
 *     to 500
 * @param tenantKey that card numbers are sealed to; null makes every deposit anonymous
 */
public record DepositSettings(
    Material material,
    Outcome outcome,
    int leastGrams,
    int mostGrams,
    int stableGrams,
    @Nullable TenantPublicKey tenantKey) {

  public DepositSettings {
    check("least_grams", leastGrams, 5, 10_000);
    check("most_grams", mostGrams, leastGrams, 200_000);
    check("stable_grams", stableGrams, 1, 500);
  }

  private static void check(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must be " + low + " to " + high + ", but is " + value);
    }
  }

  /** Glass for recycling, from 20 g to 60 kg at once, stable within 10 g. */
  public static DepositSettings defaults() {
    return new DepositSettings(new Material("glass"), Outcome.RECYCLE, 20, 60_000, 10, null);
  }

  /** The same for another material. */
  public DepositSettings withMaterial(String code) {
    return new DepositSettings(
        new Material(code), outcome, leastGrams, mostGrams, stableGrams, tenantKey);
  }

  /** The same with card numbers sealed to {@code key}. */
  public DepositSettings withTenantKey(TenantPublicKey key) {
    return new DepositSettings(material, outcome, leastGrams, mostGrams, stableGrams, key);
  }
}
