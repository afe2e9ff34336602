package org.zhiren.platform.roster.exchange.web;

import java.util.List;
import org.zhiren.dossiers.Field;
import org.zhiren.platform.roster.exchange.RowDetail;

/**
 * A cell of a form as a page shows it.
 *
 * @param field which cell
 * @param value what stands in it now
 * @param faults what is the matter with it
 */
public record FormCell(Field field, String value, List<RowDetail.Fault> faults) {}
