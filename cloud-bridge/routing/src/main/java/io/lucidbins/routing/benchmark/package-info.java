/**
 * Published benchmark instances as problems, and their published solutions: what makes the
 * optimiser comparable. Reads text that the caller has read; knows no files. So far the class CVRP
 * with rounded Euclidean distances (Uchoa et al. 2017, the X set); the other classes of VRPLIB are
 * refused by name.
 */
@NullMarked
package io.lucidbins.routing.benchmark;

import org.jspecify.annotations.NullMarked;
