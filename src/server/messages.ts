/**
 * Every sentence of the gateway itself: of its own error answers, which users may see, and of the terminal.
 * Tallyfy's texts pass unchanged and are not here. `server` is a name to show: `go.tallyfy.com`, or the sandbox's.
 */
export const messages = {
  // The request line
  pathMustBeginWithOneSlash: () => 'The address must begin with one slash.',
  characterMustBeEncoded: () => 'The address holds a character that must be encoded.',
  percentSignWithoutCode: () => 'The address is not readable: a percent sign is not followed by its code.',
  dotSegment: () => 'The address may not hold "." or ".." as a part.',
  controlCharacter: () =>
    "The email or address has a line end or another control character in it, so it can't be changed here.",
  ambiguousParameter: () =>
    'The address cannot be passed on safely: an email or an organization may not hold "." or ".." or nothing between slashes.',

  // Requests
  requestUnreadable: () => 'The request cannot be read.',
  unknownHost: () => 'This address is not one the gateway answers to.',
  writeFromOtherSite: () => 'A change may only come from a page of Guestlist itself.',
  readFromOtherSite: () => 'Only a page of Guestlist itself may read this.',
  endpointNotForwarded: () => 'The gateway does not forward this call.',
  pageNotFound: () => 'There is nothing at this address.',
  fileNotFound: () => 'There is no such file.',
  bodyMustBeJson: () => 'A change must be sent as JSON.',
  bodyInvalid: () => 'The body is not valid JSON.',
  bodyUnreadable: () => 'The body could not be read.',
  bodyTooLarge: (maxKiB: number) => `The body is larger than ${maxKiB} KiB.`,
  internalError: () => 'Something went wrong in the gateway.',

  // Session and sign-in
  notSignedIn: () => 'You are not signed in, or the session has ended.',
  sessionHeaderMissing: (header: string) => `The call needs the header ${header}.`,
  sessionChanged: () => 'Another session was started in this browser after this page was opened.',
  signInBodyInvalid: () => 'Send {"token": "…"} or {"sandbox": true}.',
  sandboxOff: () => 'The sandbox is switched off here.',
  tokenMissing: () => 'Paste a personal access token.',
  tokenTooLong: (length: number, max: number) =>
    `This token has ${length} characters; more than ${max} cannot be kept safely in a cookie.`,
  tokenMalformed: () => 'This is not a token: it holds spaces or characters that no token has.',
  tokenRefused: (server: string) =>
    `${server} does not accept this token. It may have expired, or been deleted.`,
  tokenNotChecked: (server: string, status: number) =>
    `${server} could not check the token (status ${status}).`,
  noApiAtAddress: (server: string) =>
    `${server} could not check the token (status 404). There is no Tallyfy API at this address: check TALLYFY_API_URL.`,
  notTallyfy: (server: string) => `${server} answered, but not as Tallyfy's API does. Check TALLYFY_API_URL.`,

  // The upstream
  sandboxName: () => 'The sandbox',
  upstreamBusy: (server: string) => `${server} asks to wait before trying again.`,
  upstreamTimeout: (server: string, seconds: number) => `${server} did not answer within ${seconds} seconds.`,
  upstreamUnreachable: (server: string) => `${server} could not be reached.`,
  upstreamRedirect: (server: string) =>
    `${server} answered with a redirect, which is not followed: the token could reach another server. Check TALLYFY_API_URL.`,
  upstreamTooLarge: (server: string) => `${server} sent more than can be handled.`,
  clientGone: () => 'The client closed the connection.',

  // Settings; `value` is quoted already
  portInvalid: (value: string) => `PORT must be a whole number from 0 to 65535, not ${value}.`,
  hostInvalid: (value: string) => `HOST must be a name or an address to listen on, not ${value}.`,
  originInvalid: (value: string) =>
    `ORIGIN must be an https origin such as https://guests.example (http only on loopback), without a path, not ${value}.`,
  apiUrlInvalid: () =>
    'TALLYFY_API_URL must be an https address such as https://go.tallyfy.com/api (http only on loopback), without user, query or fragment.',
  secretTooShort: (min: number) =>
    `SESSION_SECRET must have ${min} characters or more; leave it out for a random one.`,
  sandboxInvalid: (value: string) => `SANDBOX must be "on" or "off", not ${value}.`,
  logInvalid: (value: string) => `LOG must be "json" or "auto", not ${value}.`,
  hostNeedsOrigin: (host: string) =>
    `HOST ${host} can be reached from other machines, so tokens would cross the network unencrypted: set ORIGIN to the https address in front of it, or leave HOST at 127.0.0.1.`,

  // Starting
  notBuilt: () => 'Nothing is built yet: run `npm run build` first, or `npm start`, which does both.',
  portInUse: (port: number) =>
    `Port ${port} is in use: stop what listens there, or choose another with PORT=${port + 1}.`,
  portForbidden: (port: number) =>
    `Port ${port} may not be used by this user: choose one from 1024 on with PORT.`,
  hostNotLocal: (host: string) => `HOST ${host} is no address of this machine.`,
  cannotListen: (host: string, port: number, reason: string) =>
    `Cannot listen on ${host}, port ${port}: ${reason}`,
  cannotStart: () => 'Guestlist cannot start:',
  cannotStartWithSettings: () => 'Guestlist cannot start with these settings:',
  unknownArgument: (argument: string) => `${argument} is not an option; --help lists them.`,
  portOptionMissing: () => '--port needs a number: --port 8080.',
  address: (url: string) => `Guestlist: ${url}`,
  howToStart: (tallyfy: string, sandbox: boolean) =>
    `Connect to ${tallyfy}${sandbox ? ', or explore the sandbox' : ''}. Stop with Ctrl+C.`,
  requestFailed: (request: { method: string; route: string; status: number; ms: number }) =>
    `${request.method} ${request.route} was answered ${request.status} after ${request.ms} ms.`,
  help: (command: string, purpose: string, port: number, settings: readonly string[], canOpen: boolean) =>
    [
      `${command} -- [options]`,
      '',
      purpose,
      '',
      `  --port NUMBER  the port to listen on, ${port} by default`,
      ...(canOpen ? ['  --open         open the address in the browser'] : []),
      '  --help         print this text',
      '',
      `Settings come from the environment (README.md): ${settings.join(', ')}.`,
      '',
    ].join('\n'),
  purpose: {
    start: () => 'Builds Guestlist if anything changed, then serves it.',
    serve: () => 'Serves the built Guestlist; builds nothing.',
    dev: () => 'Serves Guestlist from its sources; the page follows every change of them.',
    sandbox: () => 'Serves the embedded Tallyfy alone, for any client of its API.',
  },
} as const
