/**
 * How much CO2e did this material avoid, by which published factor?
 *
 * <p>Factor sets are rows of {@code carbon-factors.csv}, each with its source and boundary; a row
 * is named by set, version, region and material, and that name is what a posting keeps. Grams times
 * grams of CO2e per kilogram is milligrams of CO2e exactly, so nothing here is ever rounded. Of the
 * enabled sets the lowest factor counts, so a claim is never larger than the most careful source
 * allows; what nobody publishes counts as nothing and says so. The amounts are estimated avoided
 * emissions against landfill. This package knows no points, no bins and no people.
 *
 * <p>Begin with {@code CarbonFactors}.
 */
@NullMarked
package io.lucidbins.bridge.carbon;

import org.jspecify.annotations.NullMarked;
