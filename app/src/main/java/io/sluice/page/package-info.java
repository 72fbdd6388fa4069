/** What the pages for people share: their frame, what they are made of, and how they fail. */
package io.sluice.page;
