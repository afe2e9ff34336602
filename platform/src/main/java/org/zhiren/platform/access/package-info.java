/**
 * Access: people who log in, what they may do, what they may see, and for which purpose.
 *
 * <p>Three walls. An endpoint carries an access rule ({@link org.zhiren.platform.access.Allowed},
 * {@link org.zhiren.platform.access.SignedIn} or {@code Open}); one without a rule is refused and
 * fails the build. A query carries the predicate of {@link org.zhiren.platform.access.NeedToKnow}.
 * Behind both stands row-level security in the database, which knows the account of each
 * transaction and yields nothing outside its scopes.
 *
 * <p>A scope is a unit with all below it, a class of information and a purpose, with a beginning
 * and an end. Another module uses scopes in two places. In its queries:
 *
 * <pre>{@code
 * NeedToKnow.Predicate visible = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
 * jdbc.sql("select … from roster.person p where … and " + visible.sql()).params(visible.params())
 * }</pre>
 *
 * and in its migration, for each table with a unit in one of its columns:
 *
 * <pre>{@code call access.protect('roster.person', 'ROSTER', 'unit_id');}</pre>
 *
 * which enables and forces row-level security and writes the policy {@code (select
 * access.sees_all('ROSTER')) or unit_id in (select access.visible_units('ROSTER'))}. A table that
 * reaches its unit through another table writes its own policy with the same two functions, or with
 * {@code person_id in (select id from roster.person)}, which the other table's policy narrows.
 * {@code access.own_person()} is the person to whom the acting account belongs. Both walls stand on
 * {@code access.scope_unit}, which {@link org.zhiren.platform.access.NeedToKnow#treeChanged} spells
 * out anew when the {@link org.zhiren.platform.access.UnitTree} has changed. A person's file is
 * opened only after {@link org.zhiren.platform.access.NeedToKnow#mayOpenPerson} has agreed.
 */
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {"shell", "records"})
@NullMarked
package org.zhiren.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
