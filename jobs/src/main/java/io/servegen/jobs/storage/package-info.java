/** Files wherever Hadoop's FileSystem reaches, and output folders that are whole or absent. */
@NullMarked
package io.servegen.jobs.storage;

import org.jspecify.annotations.NullMarked;
