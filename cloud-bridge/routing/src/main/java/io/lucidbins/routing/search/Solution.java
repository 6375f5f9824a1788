package io.lucidbins.routing.search;

import io.lucidbins.routing.Plan;
import io.lucidbins.routing.check.Verdict;

/**
 * What a search gives back.
 *
 * @param verdict of the independent checker on the plan
 * @param schedule the iterations that led to it
 */
public record Solution(Plan plan, Verdict verdict, Schedule schedule) {}
