/** What is still needed where nobody is asked. */
import type { Wish } from './command-line.ts'
import type { Environment } from './check.ts'
import { creationLink } from './creation.ts'
import { type Mode, modes, needs } from './modes.ts'
import { at, appIdIn } from './pages.ts'
import { askedFor } from './variables.ts'

/** Lines to print; none where nothing is lacking. */
export function unanswered(mode: Mode | null, { address }: Wish, present: Environment): readonly string[] {
  if (mode === null) {
    const width = Math.max(...modes.map((each) => each.length))
    return [
      'Say how Slack and gpucost shall meet, with --mode:',
      ...modes.map((each) => `  ${each.padEnd(width)}  ${needs[each].label} (${needs[each].hint})`),
    ]
  }
  const missing = needs[mode].asked.filter((name) => (present[name] ?? '').trim() === '')
  if (missing.length === 0) return []
  const pages = at(appIdIn(present['SLACK_APP_TOKEN']))
  const creation =
    mode !== 'socket' && address === null
      ? 'For a link that creates the app in Slack, add --address https://gpucost.example.com (where Slack reaches it).'
      : `The app is created in Slack from this link: ${creationLink(mode === 'socket' ? null : address)}`
  return [
    'Nothing was written. Set these in the environment, and run this again:',
    ...missing.map((name) => `  ${name}  ${askedFor(name).where(pages)}`),
    creation,
  ]
}
