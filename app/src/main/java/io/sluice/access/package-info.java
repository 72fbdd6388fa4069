/**
 * Who may call the API and how often: keys of a source, which open the doors of the intake, keys
 * that open everything, and a limit for each key and each network address without one.
 */
package io.sluice.access;
