/** The app in a process of its own that ends with the test, whatever the test does. */
import { onTestFinished } from 'vitest'
import { type AppProcess, spawnApp } from './app-process.ts'

export type Started = Omit<AppProcess, 'remove' | 'pid'>

export function startApp(
  environment: Readonly<Record<string, string>>,
  finishing: typeof onTestFinished = onTestFinished,
): Started {
  const app = spawnApp(environment)
  finishing(app.remove)
  return app
}
