/** What an operator needs: health, clear start-up, the description of the API. */
package io.sluice.operations;
