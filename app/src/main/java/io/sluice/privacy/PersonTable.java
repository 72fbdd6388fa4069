package io.sluice.privacy;

import java.util.List;

/**
 * A table with rows of persons.
 *
 * @param name in the application's schema
 * @param where SQL that holds for the rows {@code t} of the leads {@code :ids}; of those that are
 *     about no lead, those with something in it that matches {@code :patterns}
 * @param columns all of them, but those that PostgreSQL computes
 */
record PersonTable(String name, String where, List<String> columns) {}
