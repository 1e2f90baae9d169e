/** `userLabels.app` of every alert policy and channel that the command creates, and a label of the dashboard. */
export const APP_LABEL = "xsolla-payments";
