package io.coscribe.ot.json0;

import io.coscribe.ot.Operation;
import io.coscribe.ot.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * A json0 operation: components that are done one after the other, each on what the ones before it left.
 *
 * <p>{@link Json0#readOperation} makes it: nobody else makes components, so there are none with an impossible path or
 * value.
 *
 * <p>An operation that was read is kept as it came, for whoever sent it goes on from that. Where components are added
 * behind others, neighbours at one path become fewer as in the reference: see {@link #normalized}.
 */
public record Json0Operation(List<Component> components) implements Operation {

    public static final Json0Operation EMPTY = new Json0Operation(List.of());

    public Json0Operation {
        components = List.copyOf(components);
    }

    private static Json0Operation of(List<Component> components) {
        return components.isEmpty() ? EMPTY : new Json0Operation(components);
    }

    /**
     * One operation that does what this and then {@code next} do:
     * {@code s.apply(a).apply(b) = s.apply(a.compose(b))}.
     *
     * @throws io.coscribe.ot.InvalidOperationException if a text would become too long, or it would take too long
     */
    public Json0Operation compose(Json0Operation next) {
        Work work = Work.toCompose(components.size(), next.components.size());
        List<Component> result = new ArrayList<>(components);
        next.components.forEach(component -> Components.append(result, component, work));
        return of(result);
    }

    /**
     * This operation rewritten to apply after {@code over}, both made against the same document. {@link Side#LEFT}
     * wins: its insert stays in front, its value for a key or an element replaces the other one's, its move counts.
     *
     * @throws io.coscribe.ot.InvalidOperationException if both have so many components at the same places
     *     that it would take too long
     */
    public Json0Operation transform(Json0Operation over, Side side) {
        Work work = Work.toTransform(components.size(), over.components.size());
        List<Component> result = new ComponentTransform(work).transform(components, over.components, side);
        return result == components ? this : of(result);
    }

    /**
     * The operation that takes this one back: {@code s.apply(a).apply(a.invert()) = s}, provided that its components
     * name the values which they take away.
     */
    public Json0Operation invert() {
        List<Component> result = new ArrayList<>(components.size());
        for (Component component : components.reversed()) {
            result.add(component.inverse());
        }
        return of(result);
    }

    /**
     * The same operation in as few components as appending them one after the other gives, as clients send it: sums
     * for added numbers, one text for what is typed on end, nothing for what comes and goes.
     */
    public Json0Operation normalized() {
        return EMPTY.compose(this);
    }
}
