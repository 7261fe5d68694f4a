/** One member and that member's guests. */
export function MemberDrawer() {
  return null
}
