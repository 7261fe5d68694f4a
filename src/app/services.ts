import { createServices } from './createServices.ts'

/**
 * What the app makes once. The session is requested at once: the first rows wait for it, and the code that renders them
 * is evaluated meanwhile.
 */
export const services = createServices()
void services.queryClient.prefetchQuery(services.api.session.queries.current())
