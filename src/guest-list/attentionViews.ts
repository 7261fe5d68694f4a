/** The views of guests who need a look, in the order of the screen. What each means is in attention.ts. */
export const attentionViews = [
  'no-member',
  'member-not-found',
  'member-disabled',
  'one-member',
  'never-seen',
  'inactive-90-days',
  'disabled-associated',
] as const
export type AttentionView = (typeof attentionViews)[number]
