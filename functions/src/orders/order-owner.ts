/**
 * What is both a uid of Firebase Auth and a document id of Firestore. Custom uids may hold a slash; no order can be kept
 * under those.
 */
export const ORDER_OWNER = /^(?!\.\.?$)(?!__.*__$)[^/]{1,128}$/;
