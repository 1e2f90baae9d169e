/** Tells whether a resource has all wanted values. Fields that Google adds do not matter. */
export function hasAll(existing: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(existing) &&
      existing.length === wanted.length &&
      wanted.every((value, index) => hasAll(existing[index], value))
    );
  if (typeof wanted !== "object" || wanted === null) return existing === wanted;
  if (typeof existing !== "object" || existing === null) return false;
  return Object.entries(wanted).every(([name, value]) => hasAll(Reflect.get(existing, name), value));
}
