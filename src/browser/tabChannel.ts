/** Messages between the tabs of this browser that show the same app. A tab does not receive its own. */
export type TabChannel<Message> = {
  post: (message: Message) => void
  /** Returns the function that stops listening. */
  subscribe: (listener: (message: Message) => void) => () => void
}

/** A channel of that name. Every tab runs this app, so the messages have the type that the app sends. */
export function createTabChannel<Message>(name: string): TabChannel<Message> {
  const channel = new BroadcastChannel(`guestlist: ${name}`)
  return {
    post: (message) => channel.postMessage(message),
    subscribe: (listener) => {
      const receive = ({ data }: MessageEvent<Message>) => listener(data)
      channel.addEventListener('message', receive)
      return () => channel.removeEventListener('message', receive)
    },
  }
}
