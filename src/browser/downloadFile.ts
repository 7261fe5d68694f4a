/** Saves these parts, joined, as a file on the user's computer. `type`: its media type. */
export function downloadFile(name: string, type: string, parts: readonly (string | Blob)[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // After the click, which reads the address later.
  setTimeout(() => URL.revokeObjectURL(url))
}
