import { ApiError, type OwnErrorCode } from '#src/api/http/apiError.ts'
import type { Messages } from '#src/lib/messages/en.ts'
import { plainText, quoteOf, rich, type RichText } from '#src/lib/messages/richText.ts'

/**
 * What an error says to the user, in a sentence of ours (of the page or its gateway), never of Tallyfy. Anything but an
 * ApiError is a fault of this page.
 */
export function apiErrorMessage(error: unknown, m: Messages): string {
  if (!(error instanceof ApiError)) return m.errors.internal
  const gatewayText = error.source === 'gateway' ? error.params.text : undefined
  return gatewayText ?? ownErrorMessage(error, m) ?? statusMessage(error.status, m)
}

/** The same, followed by what Tallyfy said. */
export function apiErrorText(error: unknown, m: Messages): RichText {
  return withQuotes(apiErrorMessage(error, m), error)
}

/** The same as one text, for sentences that are built around it. */
export function apiErrorReason(error: unknown, m: Messages): string {
  return plainText(apiErrorText(error, m))
}

/** A sentence about an error, followed by what Tallyfy said, as a quotation, where it can add something: 403 and 422. */
export function withQuotes(sentence: string, error: unknown): RichText {
  const quotes = quotesOf(error).map(quoteOf)
  return quotes.reduce<RichText>((text, quote) => rich`${text} ${quote}`, [sentence])
}

/** What Tallyfy said to a refusal: the text of each field (422), else its own text; none for other errors. */
function quotesOf(error: unknown): readonly string[] {
  if (!(error instanceof ApiError) || error.source !== 'tallyfy') return []
  if (error.status !== 403 && error.status !== 422) return []
  const texts = Object.values(error.fieldErrors)
  const { text } = error.params
  return texts.length === 0 && text !== undefined ? [text] : [...new Set(texts)]
}

/** Whether the requested thing does not exist here. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 410)
}

/** The text for a code of ours; undefined for a code of the server. */
function ownErrorMessage({ code, retryAfter }: ApiError, m: Messages): string | undefined {
  const texts: Record<OwnErrorCode, string> = {
    'no-answer': m.errors.noAnswer,
    offline: m.errors.offline,
    'unreadable-answer': m.errors.unreadable,
    'wrong-guest': m.errors.wrongGuest,
    'guest-not-found': m.errors.guestNotFound,
    'outcome-unknown': m.errors.outcomeUnknown,
    'session-changed': m.errors.sessionChanged,
    'rate-limited': m.errors.rateLimited(Math.ceil((retryAfter ?? 0) / 60_000)),
  }
  return new Map(Object.entries(texts)).get(code)
}

function statusMessage(status: number, m: Messages): string {
  const texts: Readonly<Record<number, string>> = m.errors.status
  return texts[status] ?? m.errors.otherStatus(status)
}
