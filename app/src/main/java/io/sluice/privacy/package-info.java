/** What people agree to, what is kept about them, and their right to have it gone. */
package io.sluice.privacy;
