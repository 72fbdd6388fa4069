/** The pages on which people read about leads. */
package io.sluice.leads.page;
