/** What runs in a terminal and talks to a running Sluice over HTTP. */
package io.sluice.commandline;
