/** The name of a file, such as `guests-Lantern-Studio-2026-11-26.csv`. `day`: as the user's clock has it. */
export function csvFileName(what: string, organization: string, day: Date): string {
  const name = organization
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '')
  const numbers = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  const date = numbers.map((number) => String(number).padStart(2, '0')).join('-')
  return `${[what, name, date].filter(Boolean).join('-')}.csv`
}
