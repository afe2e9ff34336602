package org.zhiren.demo;

import org.jspecify.annotations.Nullable;

/**
 * An invented administrative division.
 *
 * @param code six digits from 99, which GB/T 2260 assigns to no province
 * @param name full Chinese name
 * @param parentCode the division above; null for a prefecture or a place outside
 * @param kind 自治州, 县, 市, or 外地 for a place outside the prefecture
 */
public record AreaRecord(String code, String name, @Nullable String parentCode, String kind) {}
