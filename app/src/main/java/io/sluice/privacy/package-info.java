/** What a person may ask of whoever holds their data: to have all of it, and to be forgotten. */
package io.sluice.privacy;
