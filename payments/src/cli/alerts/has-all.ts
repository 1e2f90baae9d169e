/** Whether a resource has everything that is wanted; what Google adds by itself does not matter. */
export function hasAll(held: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(held) &&
      held.length === wanted.length &&
      wanted.every((value, index) => hasAll(held[index], value))
    );
  if (typeof wanted !== "object" || wanted === null) return held === wanted;
  if (typeof held !== "object" || held === null) return false;
  return Object.entries(wanted).every(([name, value]) => hasAll(Reflect.get(held, name), value));
}
