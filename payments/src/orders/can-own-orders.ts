/** What is both a uid of Firebase Auth and a document id of Firestore. A custom uid may hold a slash. */
const OWNER = /^(?!\.\.?$)(?!__.*__$)[^/]{1,128}$/;

/** Whether orders can be stored under this uid. */
export const canOwnOrders = (uid: string): boolean => OWNER.test(uid);
