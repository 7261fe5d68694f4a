function nothing() {}

/** Makes a promise and the function that fulfils it; Node 20 has no Promise.withResolvers. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = nothing
  const promise = new Promise<void>((fulfil) => {
    resolve = () => fulfil()
  })
  return { promise, resolve }
}
