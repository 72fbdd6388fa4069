/** What people say of leads against the machine's verdict, over HTTP. */
package io.sluice.overriding;
