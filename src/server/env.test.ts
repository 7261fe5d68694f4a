import { describe, expect, test } from 'vitest'
import { readEnvironment } from './env.ts'

describe('settings', () => {
  test('nothing set, or set to an empty text: this machine only, the public Tallyfy, a random key', () => {
    const expected = {
      port: 4173,
      host: '127.0.0.1',
      origin: null,
      tallyfyApiUrl: 'https://go.tallyfy.com/api',
      sessionSecret: null,
      sandbox: true,
      log: 'auto',
    }
    expect(readEnvironment({})).toEqual(expected)
    expect(readEnvironment({ PORT: '', ORIGIN: '', SESSION_SECRET: '', SANDBOX: '' })).toEqual(expected)
  })

  test('everything set', () => {
    const secret = 's'.repeat(32)
    expect(
      readEnvironment({
        PORT: '0',
        HOST: '0.0.0.0',
        ORIGIN: 'https://Guests.example/',
        TALLYFY_API_URL: 'https://api.tallyfy.com/',
        SESSION_SECRET: secret,
        SANDBOX: 'off',
        LOG: 'json',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      origin: 'https://guests.example',
      tallyfyApiUrl: 'https://api.tallyfy.com',
      sessionSecret: secret,
      sandbox: false,
      log: 'json',
    })
  })

  test.each([
    [{ PORT: 'abc' }, /^PORT must be a whole number from 0 to 65535, not "abc"\.$/],
    [{ PORT: '65536' }, /^PORT must/],
    [{ PORT: '-1' }, /^PORT must/],
    [{ HOST: 'a b' }, /^HOST must be a name or an address/],
    [{ ORIGIN: 'guests.example' }, /^ORIGIN must be an https origin/],
    [{ ORIGIN: 'https://guests.example/app' }, /^ORIGIN must/],
    [{ ORIGIN: 'http://guests.example' }, /^ORIGIN must be an https origin/],
    [{ TALLYFY_API_URL: 'http://go.tallyfy.com/api' }, /^TALLYFY_API_URL must be an https address/],
    [{ TALLYFY_API_URL: 'https://user:pass@go.tallyfy.com/api' }, /^TALLYFY_API_URL must/],
    [{ TALLYFY_API_URL: 'https://go.tallyfy.com/api?x=1' }, /^TALLYFY_API_URL must/],
    [{ TALLYFY_API_URL: 'file:///etc' }, /^TALLYFY_API_URL must/],
    [{ LOG: 'all' }, /^LOG must be "json" or "auto", not "all"\.$/],
    [{ SANDBOX: 'yes' }, /^SANDBOX must be "on" or "off", not "yes"\.$/],
  ])('%o is refused in a sentence', (variables, sentence) => {
    expect(() => readEnvironment(variables)).toThrow(sentence)
  })

  test('a short secret is refused, and the sentence does not repeat it', () => {
    expect(() => readEnvironment({ SESSION_SECRET: 'hunter2' })).toThrow(/32 characters or more/)
    expect(() => readEnvironment({ SESSION_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  })

  test('each wrong value has its own line', () => {
    expect(() => readEnvironment({ PORT: 'x', SANDBOX: 'x' })).toThrow(/^PORT .*\nSANDBOX .*$/)
  })

  test.each(['0.0.0.0', '::', '192.168.1.5', 'guests.lan'])('HOST %s needs an https ORIGIN', (HOST) => {
    expect(() => readEnvironment({ HOST })).toThrow(`HOST "${HOST}" can be reached from other machines`)
    expect(() => readEnvironment({ HOST, ORIGIN: 'http://localhost:4173' })).toThrow(
      /set ORIGIN to the https/,
    )
    expect(readEnvironment({ HOST, ORIGIN: 'https://guests.example' }).host).toBe(HOST)
  })

  test.each(['127.0.0.1', 'localhost', '::1', '[::1]'])('HOST %s needs no ORIGIN', (HOST) => {
    expect(readEnvironment({ HOST }).origin).toBeNull()
  })

  test('http to Tallyfy is for loopback only', () => {
    expect(readEnvironment({ TALLYFY_API_URL: 'http://localhost:4180/api' }).tallyfyApiUrl).toBe(
      'http://localhost:4180/api',
    )
  })
})
