/** All that is known of one lead, read from the tables of the capabilities that wrote it. */
package io.sluice.dossier;
