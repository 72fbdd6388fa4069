/** The door for HTML forms of one's own sites. */
package io.sluice.webform;
