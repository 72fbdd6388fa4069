/** The page that a manager opens in the morning: how leads flow, and where they are lost. */
package io.sluice.figures.page;
