package org.zhiren.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A post.
 *
 * @param postId stable identifier in the demo
 * @param unitId unit it belongs to
 * @param name title without the unit, for instance 副局长
 * @param levelCode ZB09 code, for instance 1A32; 1A50 for staff posts
 * @param levelName ZB09 name
 * @param leadership 领导职务 or, when false, a staff post (职级公务员, 专业技术或管理岗位)
 * @param memberKind ZB129: 正职, 副职 or 其他
 * @param seats how many may hold it at one time
 * @param order position within the unit, from 1
 * @param heldWithPostId the post whose holder also holds this one (兼任); otherwise null
 * @param placeRecusal whether nobody may hold it in the county where the person grew up
 * @param probation whether promotion to it begins with one year of probation
 * @param establishedOn first day
 * @param abolishedOn first day on which it no longer exists; null while it exists
 */
public record PostRecord(
    String postId,
    String unitId,
    String name,
    String levelCode,
    String levelName,
    boolean leadership,
    String memberKind,
    int seats,
    int order,
    @Nullable String heldWithPostId,
    boolean placeRecusal,
    boolean probation,
    LocalDate establishedOn,
    @Nullable LocalDate abolishedOn) {}
