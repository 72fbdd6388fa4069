/** Files of leads: staged, mapped, looked at, loaded in chunks, and told about. */
package io.sluice.imports;
