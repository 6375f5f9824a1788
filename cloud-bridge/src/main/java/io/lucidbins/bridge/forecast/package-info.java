/**
 * When a bin will be full, and how sure that is: a rate per bin by empirical Bayes from its own
 * levels and those of bins of its waste stream, and from it the distribution of the level at any
 * later time. The model classes are pure: they get levels and times and import nothing of the
 * bridge. It knows no trucks and no prices; whether a bin is worth a visit is for {@code dispatch}.
 *
 * <p>First form: the rate is the same at every hour of the week. Weekday profile, calendar and
 * calibrated quantiles come on top of the same state.
 *
 * <p>Begin with {@code ForecastFill}; {@code FillForecast} is its answer for one bin.
 */
@NullMarked
package io.lucidbins.bridge.forecast;

import org.jspecify.annotations.NullMarked;
