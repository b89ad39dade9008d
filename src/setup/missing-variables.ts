/** The variables that are missing when setup runs without prompts. */
import type { SetupCommand } from './command-line.ts'
import type { EnvironmentVariables } from './check-setup.ts'
import { creationLink } from './app-creation.ts'
import { type ConnectionMode, connectionModes, modeRequirements } from './connection-modes.ts'
import { pagePathFor, appIdIn } from './slack-pages.ts'
import { promptedVariable } from './prompted-variables.ts'

/** Lines to print; none where nothing is lacking. */
export function missingVariables(
  mode: ConnectionMode | null,
  { address }: SetupCommand,
  current: EnvironmentVariables,
): readonly string[] {
  if (mode === null) {
    const width = Math.max(...connectionModes.map((each) => each.length))
    return [
      'Say how Slack and gpucost shall meet, with --mode:',
      ...connectionModes.map(
        (each) => `  ${each.padEnd(width)}  ${modeRequirements[each].label} (${modeRequirements[each].hint})`,
      ),
    ]
  }
  const missing = modeRequirements[mode].prompted.filter((name) => (current[name] ?? '').trim() === '')
  if (missing.length === 0) return []
  const pagePath = pagePathFor(appIdIn(current['SLACK_APP_TOKEN']))
  const creation =
    mode !== 'socket' && address === null
      ? 'For a link that creates the app in Slack, add --address https://gpucost.example.com (where Slack reaches it).'
      : `The app is created in Slack from this link: ${creationLink(mode === 'socket' ? null : address)}`
  return [
    'Nothing was written. Set these in the environment, and run this again:',
    ...missing.map((name) => `  ${name}  ${promptedVariable(name).where(pagePath)}`),
    creation,
  ]
}
