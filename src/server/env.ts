import * as z from 'zod'
import { messages } from './messages.ts'

/** The gateway's settings, parsed. */
export type Environment = {
  /** 0 means a free port that the system chooses. */
  port: number
  /** Without the brackets that an IPv6 address has in a URL. */
  host: string
  /** The public origin, as a browser writes it (`https://guests.example`); null: reached on loopback only. */
  origin: string | null
  /** Tallyfy's base address, without a slash at its end. */
  tallyfyApiUrl: string
  /** null: a random key, so sessions end with the process. */
  sessionSecret: string | null
  /** Whether users may choose the sandbox. */
  sandbox: boolean
  /** `json`: every request is logged as JSON, also on a terminal. */
  log: 'json' | 'auto'
}

/** A setting is wrong. `message` has one sentence a line, to be printed; it never holds the secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

/** Characters. */
const minSecretLength = 32

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

const Variables = z
  .object({
    PORT: z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
        error: (issue) => messages.portInvalid(quoted(issue.input)),
      })
      .default('4173'),
    HOST: z
      .string()
      .regex(/^([\w.:-]+|\[[\da-f:]+\])$/i, {
        error: (issue) => messages.hostInvalid(quoted(issue.input)),
      })
      .default('127.0.0.1'),
    ORIGIN: z
      .string()
      .refine(isOrigin, { error: (issue) => messages.originInvalid(quoted(issue.input)) })
      .optional(),
    TALLYFY_API_URL: z
      .string()
      .refine(isApiUrl, { error: messages.apiUrlInvalid() })
      .default('https://go.tallyfy.com/api'),
    SESSION_SECRET: z
      .string()
      .min(minSecretLength, { error: messages.secretTooShort(minSecretLength) })
      .optional(),
    SANDBOX: z
      .enum(['on', 'off'], { error: (issue) => messages.sandboxInvalid(quoted(issue.input)) })
      .default('on'),
    LOG: z
      .enum(['json', 'auto'], { error: (issue) => messages.logInvalid(quoted(issue.input)) })
      .default('auto'),
  })
  .refine(({ HOST, ORIGIN }) => loopbackNames.has(HOST) || ORIGIN?.startsWith('https://') === true, {
    error: (issue) => messages.hostNeedsOrigin(quoted(hostIn(issue.input))),
  })

/** The names of all settings. */
export const settingNames = Object.keys(Variables.shape)

/**
 * Reads the settings from environment variables; an empty one counts as absent.
 * @throws EnvironmentError with a sentence for each wrong value.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = Variables.safeParse(given)
  if (!parsed.success) {
    throw new EnvironmentError(parsed.error.issues.map((issue) => issue.message).join('\n'))
  }
  const { PORT, HOST, ORIGIN, TALLYFY_API_URL, SESSION_SECRET, SANDBOX, LOG } = parsed.data
  return {
    port: Number(PORT),
    host: HOST.replace(/^\[|\]$/g, ''),
    origin: ORIGIN === undefined ? null : new URL(ORIGIN).origin,
    tallyfyApiUrl: new URL(TALLYFY_API_URL).href.replace(/\/+$/, ''),
    sessionSecret: SESSION_SECRET ?? null,
    sandbox: SANDBOX === 'on',
    log: LOG,
  }
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text)
  return url !== null && isPrivate(url) && url.href === `${url.origin}/`
}

function isApiUrl(text: string): boolean {
  const url = parseUrl(text)
  return url !== null && isPrivate(url) && !url.username && !url.password && !/[?#]/.test(text)
}

/** Whether requests to this address are encrypted or stay on this machine. */
function isPrivate(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackNames.has(url.hostname))
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function hostIn(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'HOST' in input ? input.HOST : undefined
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}
