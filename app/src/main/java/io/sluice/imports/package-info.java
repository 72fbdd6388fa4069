/** Files of leads: staged, mapped, and taken in with the speed of the database. */
package io.sluice.imports;
