/** `userLabels.app` of every alert policy and channel that the command makes; a label of the dashboard, too. */
export const APP_LABEL = "xsolla-payments";
