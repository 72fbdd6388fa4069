/** The companies that leads are of: which one a person belongs to, how that is known, who else. */
package io.sluice.account;
