import type { Transaction } from "firebase-admin/firestore";

const WRITES: unknown[] = ["create", "set", "update", "delete"];

/**
 * Wraps a transaction so that its writes wait until `commit`. Firestore refuses a read after a write, but `spend` and
 * `fulfil` run one after the other, and each of them may read and then write.
 */
export function deferWrites(transaction: Transaction): { deferred: Transaction; commit: () => void } {
  const waiting: (() => unknown)[] = [];
  const deferred: Transaction = new Proxy(transaction, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        if (!WRITES.includes(name)) return Reflect.apply(member, target, args);
        waiting.push(() => Reflect.apply(member, target, args));
        return deferred;
      };
    },
  });
  return {
    deferred,
    commit: () => {
      for (const write of waiting) write();
    },
  };
}
