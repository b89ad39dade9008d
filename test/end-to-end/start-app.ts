/** The app in a process of its own that ends with the test, whatever the test does. */
import { onTestFinished } from 'vitest'
import { type AppProcess, spawnApp, type SpawnOptions } from './app-process.ts'

export type StartedApp = Omit<AppProcess, 'remove' | 'pid'>

export function startApp(
  environment: Readonly<Record<string, string>>,
  onFinish: typeof onTestFinished = onTestFinished,
  options: SpawnOptions = {},
): StartedApp {
  const app = spawnApp(environment, options)
  onFinish(app.remove)
  return app
}
