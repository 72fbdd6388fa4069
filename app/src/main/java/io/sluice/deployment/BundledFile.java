package io.sluice.deployment;

import java.util.List;

/**
 * A model file of our own bundle.
 *
 * @param name the file's name alone, as Modeler sends it, so that the engine sees that nothing has
 *     changed when a designer deploys the same file
 * @param checksum SHA-256 of the content
 * @param models what it defines
 */
record BundledFile(String name, byte[] content, String checksum, List<ModelId> models) {}
