/** What is asked at a terminal. A secret is never shown; what is there already is kept with Enter. */
import type { Readable, Writable } from 'node:stream'
import { type CANCEL_SYMBOL, confirm, isCancel, log, note, password, select, spinner, text } from '@clack/prompts'
import { readAddress } from './app-creation.ts'
import { type ConnectionMode, connectionModes, modeRequirements } from './connection-modes.ts'
import { type PagePath } from './slack-pages.ts'
import type { PromptedVariable } from './prompted-variables.ts'

export type PromptTerminal = {
  readonly input: Readable
  readonly output: Writable
  /** The terminal opens links that are a text with an address behind it. */
  readonly hasLinks: boolean
}

/** Somebody pressed Escape or Ctrl+C. */
export class Cancelled extends Error {
  override readonly name = 'LeftOff'
}

/** What was answered. Throws `Cancelled`. */
async function orCancel<T extends string | boolean>(question: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
  const answer: T | typeof CANCEL_SYMBOL = await question
  if (isCancel(answer)) throw new Cancelled()
  return answer
}

/** Throws `Cancelled` where the person leaves. */
export function askMode(terminal: PromptTerminal, currentMode: ConnectionMode | null): Promise<ConnectionMode> {
  return orCancel<ConnectionMode>(
    select({
      ...terminal,
      message: 'How shall Slack and gpucost meet?',
      options: connectionModes.map((value) => ({
        value,
        label: modeRequirements[value].label,
        hint: modeRequirements[value].hint,
      })),
      initialValue: currentMode ?? 'socket',
    }),
  )
}

/** The public address of the server, checked. Throws `Cancelled` where the person leaves. */
export async function askAddress(terminal: PromptTerminal): Promise<string> {
  const typed = await orCancel<string>(
    text({
      ...terminal,
      message: 'At which https address does Slack reach your server?',
      placeholder: 'https://gpucost.example.com',
      validate: (typed = '') => {
        const parsed = readAddress(typed)
        return 'validationError' in parsed ? parsed.validationError : undefined
      },
    }),
  )
  const parsed = readAddress(typed)
  return 'address' in parsed ? parsed.address : typed
}

/** The address holds the whole manifest: forty lines, where a terminal cannot put it behind a text. */
export function showCreation(terminal: PromptTerminal, link: string): void {
  log.step('Create the app in Slack, once: open this link, pick the workspace, then "Next" and "Create".', terminal)
  const linkText = terminal.hasLinks ? `\u001B]8;;${link}\u0007Create gpucost in Slack\u001B]8;;\u0007` : link
  // Nothing is drawn around it, so that it can be clicked and copied whole.
  terminal.output.write(`\n   ${linkText}\n\n`)
  log.message(
    'Or paste what npm run -s setup -- --manifest prints, at https://api.slack.com/apps > Create New App > From a manifest.\n' +
      'Where the app is there already, go on.',
    terminal,
  )
}

/** `current`: what is set already, kept with Enter. */
export async function askSecret(
  terminal: PromptTerminal,
  { title, where, validationError }: PromptedVariable,
  pagePath: PagePath,
  current: string | undefined,
): Promise<string> {
  log.message(where(pagePath), terminal)
  const typed = await orCancel<string>(
    password({
      ...terminal,
      message: current === undefined ? title : `${title} (Enter keeps the one that ends in ${current.slice(-4)})`,
      clearOnError: true,
      validate: (typed = '') => {
        const trimmed = typed.trim()
        if (trimmed === '') return current === undefined ? 'Paste it here.' : undefined
        return validationError(trimmed) ?? undefined
      },
    }),
  )
  return typed.trim() === '' ? (current ?? '') : typed.trim()
}

/** Null: SQLite. */
export async function askDatabase(terminal: PromptTerminal, current: string | undefined): Promise<string | null> {
  const choice = await orCancel<string>(
    select({
      ...terminal,
      message: 'Where shall it remember?',
      options: [
        { value: 'sqlite', label: 'SQLite, in the folder ./var', hint: 'one process, nothing to install' },
        { value: 'postgres', label: 'PostgreSQL', hint: 'several processes share it' },
      ],
      initialValue: current === undefined ? 'sqlite' : 'postgres',
    }),
  )
  if (choice === 'sqlite') return null
  const typed = await orCancel<string>(
    password({
      ...terminal,
      message: current === undefined ? 'Its address' : 'Its address (Enter keeps the one that is set)',
      clearOnError: true,
      validate: (typed = '') => {
        if (typed.trim() === '' && current !== undefined) return undefined
        return /^postgres(ql)?:\/\/[^\s/]+\/\S+$/.test(typed.trim())
          ? undefined
          : 'Like postgres://user:password@host:5432/gpucost'
      },
    }),
  )
  return typed.trim() === '' ? (current ?? null) : typed.trim()
}

/** Ids of the users who first own the workspace's settings; '' for nobody. */
export async function askOwners(terminal: PromptTerminal, current: string | undefined): Promise<string> {
  log.message(
    'Who may change what binds the whole workspace: limits, approvals, prices? In Slack: your profile > the three dots > "Copy member ID".',
    terminal,
  )
  const typed = await orCancel<string>(
    text({
      ...terminal,
      message: 'First owner of the settings (Enter: nobody yet)',
      ...(current === undefined ? {} : { initialValue: current }),
      validate: (typed = '') =>
        typed.trim() === '' || ownerIds.test(typed.trim())
          ? undefined
          : 'An id such as U012ABCDE; several are separated by commas.',
    }),
  )
  return typed.trim()
}

const ownerIds = /^[UW][A-Z0-9]+(?: *, *[UW][A-Z0-9]+)*$/

/** Throws `Cancelled` where the person leaves. */
export function askToConfirm(terminal: PromptTerminal, message: string, initialValue = true): Promise<boolean> {
  return orCancel<boolean>(confirm({ ...terminal, message, initialValue }))
}

/** Shows text in a frame. */
export function showNote(terminal: PromptTerminal, message: string, title: string): void {
  note(message, title, { ...terminal, format: (line: string) => line })
}

/** Shows that something is under way, on a terminal. */
export async function withSpinner<T>(terminal: PromptTerminal, message: string, run: () => Promise<T>): Promise<T> {
  const progress = spinner({ ...terminal })
  progress.start(message)
  try {
    return await run()
  } finally {
    progress.clear()
  }
}
