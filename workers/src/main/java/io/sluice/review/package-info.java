/** What is done about two leads once somebody has said whether they are one person. */
package io.sluice.review;
