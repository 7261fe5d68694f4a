/**
 * The rows shown with the first of them held in their places: the held slots that are still shown, in their order, then
 * all others. What arrives meanwhile comes below.
 */
export function holdRows(shown: Uint32Array, held: Uint32Array): Uint32Array {
  const isHeld = new Set(held)
  const others = shown.filter((slot) => !isHeld.has(slot))
  if (others.length + held.length === shown.length) return concat(held, others, shown.length)
  const isShown = new Set(shown)
  return concat(
    held.filter((slot) => isShown.has(slot)),
    others,
    shown.length,
  )
}

function concat(one: Uint32Array, other: Uint32Array, length: number): Uint32Array {
  const all = new Uint32Array(length)
  all.set(one)
  all.set(other, one.length)
  return all
}

/** By how many rows a slot moved down from one arrangement to another; both must hold it. */
export function rowsMoved(before: Uint32Array, after: Uint32Array, slot: number): number {
  return after.indexOf(slot) - before.indexOf(slot)
}
