import { createContext } from 'react'

/** Whether this is inside a drawer that stands beside the page, which can be used too. */
export const BesideContext = createContext(false)
