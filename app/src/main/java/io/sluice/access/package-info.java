/**
 * Who may do what: keys, which call the API for one source or for everything, and a limit for each;
 * people, who log in to the pages by the users' file or an identity provider; which pages a role
 * opens and which leads it sees there; and the log of who looked at whose data.
 */
package io.sluice.access;
