package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.MilligramsCo2e;
import io.lucidbins.bridge.carbon.Outcome;
import java.time.Instant;

/**
 * A deposit as anyone may see it: never with its wallet.
 *
 * @param depositedAt as believed, see {@link DepositTimes#effectiveAt}
 * @param awardedAt by the bridge's clock
 * @param avoided estimated avoided emissions against landfill
 */
public record AwardedDeposit(
    String bin,
    String material,
    Outcome outcome,
    int netGrams,
    MilliPoints points,
    MilligramsCo2e avoided,
    Instant depositedAt,
    Instant awardedAt) {}
