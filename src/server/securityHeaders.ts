import { randomBytes } from 'node:crypto'

/** A fresh nonce for one answer's policy: 128 random bits. */
export function makeNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Puts the headers of every answer on this one; what says nothing about caching is not kept by anyone. */
export function secure(answer: Response, nonce: string): Response {
  for (const [name, value] of Object.entries(securityHeaders(nonce))) answer.headers.set(name, value)
  if (!answer.headers.has('Cache-Control')) answer.headers.set('Cache-Control', 'no-store')
  return answer
}

/**
 * The headers of every answer, errors included. Scripts and styles run by nonce or from our own files, never
 * inline without it; nothing is loaded from, sent to, or framed by anyone else.
 */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'self'`,
      "script-src-attr 'none'",
      `style-src 'nonce-${nonce}' 'self'`,
      "style-src-attr 'none'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  }
}
