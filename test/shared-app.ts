/** The app over the bundled data, made once for a worker: for tests that ask it things, and leave its prices as they are. */
import { type App, createApp } from '../src/app.ts'
import { once } from '../src/once.ts'

export const sharedApp: () => App = once(() => createApp())
