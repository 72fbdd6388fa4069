/** The pages that the links in mails to leads lead to. */
package io.sluice.mailing;
