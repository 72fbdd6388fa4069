/** What a migration of the database needs Java for. */
package io.sluice.migration;
