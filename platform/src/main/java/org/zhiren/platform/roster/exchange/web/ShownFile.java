package org.zhiren.platform.roster.exchange.web;

import java.util.List;
import org.zhiren.platform.roster.exchange.FileFinding;
import org.zhiren.platform.roster.exchange.Imports;

/**
 * A file of an import with what was found in it as a whole.
 *
 * @param of the file
 * @param findings what was found
 */
public record ShownFile(Imports.SourceFile of, List<FileFinding> findings) {}
