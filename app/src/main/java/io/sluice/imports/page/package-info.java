/** The pages on which people import files of leads. */
package io.sluice.imports.page;
