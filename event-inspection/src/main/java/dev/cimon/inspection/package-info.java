/** Looking into Cimon's topics: what goes over them, one deployment through all of them, and what was set aside. */
@NullMarked
package dev.cimon.inspection;

import org.jspecify.annotations.NullMarked;
