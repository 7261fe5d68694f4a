import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/**
 * Whether an input method (as for Chinese, Japanese or Korean) takes this key. Every key handler of ours returns then: the
 * key chooses or ends a composition. Safari marks the key that ends it by the key code 229 alone.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}
