import { randomBytes } from 'node:crypto'

/** A new nonce for one answer's policy: 128 random bits. */
export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Adds the security headers to an answer and returns it. Without a `Cache-Control` it must not be stored. */
export function addSecurityHeaders(response: Response, nonce: string): Response {
  for (const [name, value] of Object.entries(securityHeaders(nonce))) response.headers.set(name, value)
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
  return response
}

/**
 * The headers of every answer, errors included. Scripts and styles need the nonce or come from the gateway's own files;
 * nothing is loaded from another site, sent to it or framed by it.
 */
function securityHeaders(nonce: string): Record<string, string> {
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
