package io.lucidbins.device;

/**
 * What a deposit is judged by.
 *
 * @param beforeGrams stable weight before the lid opened, g
 * @param beforeSpreadGrams median absolute deviation of that window, g; 0 or more
 * @param afterGrams stable weight after the lid closed, g
 * @param afterSpreadGrams median absolute deviation of that window, g; 0 or more
 * @param levelChangeMm rise of the waste, mm; may be negative when waste settles
 * @param lidOpenMs how long the lid was open, ms; 0 or more
 * @param sessionMs from presenting the credential (or opening the lid) to the stable weight, ms; 0
 *     or more
 */
public record Evidence(
    int beforeGrams,
    int beforeSpreadGrams,
    int afterGrams,
    int afterSpreadGrams,
    int levelChangeMm,
    int lidOpenMs,
    int sessionMs) {
  public Evidence {
    Checks.within("spread before, g", beforeSpreadGrams, 0, Integer.MAX_VALUE);
    Checks.within("spread after, g", afterSpreadGrams, 0, Integer.MAX_VALUE);
    Checks.within("lid open ms", lidOpenMs, 0, Integer.MAX_VALUE);
    Checks.within("session ms", sessionMs, 0, Integer.MAX_VALUE);
  }
}
