/**
 * Which bins are to be emptied today, by whom, and why: forecasts become musts and prizes, those
 * and the trucks become a {@code routing.Problem}, and its checked answer becomes a published plan,
 * an immutable version that can be recomputed from its problem, seed and iterations. Every bin that
 * is due is in a route or has its reason. It knows no search moves, no pages and no clock: the time
 * comes in.
 *
 * <p>Begin with {@code PlanPickups}, which the bridge's job "plan" calls every minute.
 */
@NullMarked
package io.lucidbins.bridge.dispatch;

import org.jspecify.annotations.NullMarked;
