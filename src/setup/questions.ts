/** What is asked at a terminal. A secret is never shown; what is there already is kept with Enter. */
import type { Readable, Writable } from 'node:stream'
import { type CANCEL_SYMBOL, confirm, isCancel, log, note, password, select, spinner, text } from '@clack/prompts'
import { readAddress } from './creation.ts'
import { type Mode, modes, needs } from './modes.ts'
import { type At } from './pages.ts'
import type { Asked } from './variables.ts'

export type Screen = {
  readonly input: Readable
  readonly output: Writable
  /** The terminal opens links that are a text with an address behind it. */
  readonly hasLinks: boolean
}

/** Somebody pressed Escape or Ctrl+C. */
export class LeftOff extends Error {
  override readonly name = 'LeftOff'
}

/** What was answered. Throws `LeftOff`. */
async function answered<T extends string | boolean>(question: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
  const answer: T | typeof CANCEL_SYMBOL = await question
  if (isCancel(answer)) throw new LeftOff()
  return answer
}

export function askMode(screen: Screen, now: Mode | null): Promise<Mode> {
  return answered<Mode>(
    select({
      ...screen,
      message: 'How shall Slack and gpucost meet?',
      options: modes.map((value) => ({ value, label: needs[value].label, hint: needs[value].hint })),
      initialValue: now ?? 'socket',
    }),
  )
}

export async function askAddress(screen: Screen): Promise<string> {
  const typed = await answered<string>(
    text({
      ...screen,
      message: 'At which https address does Slack reach your server?',
      placeholder: 'https://gpucost.example.com',
      validate: (typed = '') => {
        const read = readAddress(typed)
        return 'complaint' in read ? read.complaint : undefined
      },
    }),
  )
  const read = readAddress(typed)
  return 'address' in read ? read.address : typed
}

/** The address holds the whole manifest: forty lines, where a terminal cannot put it behind a text. */
export function showCreation(screen: Screen, link: string): void {
  log.step('Create the app in Slack, once: open this link, pick the workspace, then "Next" and "Create".', screen)
  const shown = screen.hasLinks ? `\u001B]8;;${link}\u0007Create gpucost in Slack\u001B]8;;\u0007` : link
  // Nothing is drawn around it, so that it can be clicked and copied whole.
  screen.output.write(`\n   ${shown}\n\n`)
  log.message(
    'Or paste what npm run -s setup -- --manifest prints, at https://api.slack.com/apps > Create New App > From a manifest.\n' +
      'Where the app is there already, go on.',
    screen,
  )
}

/** `present`: what is set already, kept with Enter. */
export async function askSecret(
  screen: Screen,
  { title, where, complaint }: Asked,
  at: At,
  present: string | undefined,
): Promise<string> {
  log.message(where(at), screen)
  const typed = await answered<string>(
    password({
      ...screen,
      message: present === undefined ? title : `${title} (Enter keeps the one that ends in ${present.slice(-4)})`,
      clearOnError: true,
      validate: (typed = '') => {
        const given = typed.trim()
        if (given === '') return present === undefined ? 'Paste it here.' : undefined
        return complaint(given) ?? undefined
      },
    }),
  )
  return typed.trim() === '' ? (present ?? '') : typed.trim()
}

/** Null: SQLite. */
export async function askDatabase(screen: Screen, present: string | undefined): Promise<string | null> {
  const place = await answered<string>(
    select({
      ...screen,
      message: 'Where shall it remember?',
      options: [
        { value: 'sqlite', label: 'SQLite, in the folder ./var', hint: 'one process, nothing to install' },
        { value: 'postgres', label: 'PostgreSQL', hint: 'several processes share it' },
      ],
      initialValue: present === undefined ? 'sqlite' : 'postgres',
    }),
  )
  if (place === 'sqlite') return null
  const typed = await answered<string>(
    password({
      ...screen,
      message: present === undefined ? 'Its address' : 'Its address (Enter keeps the one that is set)',
      clearOnError: true,
      validate: (typed = '') => {
        if (typed.trim() === '' && present !== undefined) return undefined
        return /^postgres(ql)?:\/\/[^\s/]+\/\S+$/.test(typed.trim())
          ? undefined
          : 'Like postgres://user:password@host:5432/gpucost'
      },
    }),
  )
  return typed.trim() === '' ? (present ?? null) : typed.trim()
}

export function askToGoOn(screen: Screen, message: string, initialValue = true): Promise<boolean> {
  return answered<boolean>(confirm({ ...screen, message, initialValue }))
}

export function tell(screen: Screen, message: string, title: string): void {
  note(message, title, { ...screen, format: (line: string) => line })
}

/** Shows that something is under way, on a terminal. */
export async function during<T>(screen: Screen, message: string, run: () => Promise<T>): Promise<T> {
  const shown = spinner({ ...screen })
  shown.start(message)
  try {
    return await run()
  } finally {
    shown.clear()
  }
}
