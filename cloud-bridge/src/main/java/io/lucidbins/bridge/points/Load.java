package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.Outcome;

/**
 * What was put into the bin, as its sensors saw it.
 *
 * @param material code as in the factor table
 * @param flap which opening, from 0
 * @param netGrams stable gain of weight, the only figure that is paid
 * @param beforeGrams weight in the bin before
 * @param afterGrams weight in the bin after
 * @param levelChangeMm rise of the waste
 */
public record Load(
    String material,
    Outcome outcome,
    int flap,
    int netGrams,
    int beforeGrams,
    int afterGrams,
    int levelChangeMm) {
  /** The longest material code that is stored; codes of the factor table have at most 20. */
  public static final int MATERIAL_CHARACTERS_MAX = 64;
}
