/** Matches a uid of Firebase Auth that can be a document id in Firestore. A custom uid may contain a slash. */
const OWNER = /^(?!\.\.?$)(?!__.*__$)[^/]{1,128}$/;

/** Tells whether orders can be stored under this uid. */
export const canOwnOrders = (uid: string): boolean => OWNER.test(uid);
