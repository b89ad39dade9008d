/** The words after `npm run setup --`. */
import { parseArgs } from 'node:util'
import { readAddress } from './app-creation.ts'
import { type ConnectionMode, connectionModes } from './connection-modes.ts'

export type SetupCommand = {
  readonly action: 'set up' | 'check' | 'manifest' | 'help'
  /** Null: to be asked. */
  readonly mode: ConnectionMode | null
  readonly address: string | null
  readonly database: string | null
  readonly envFile: string
  /** Asks nothing. */
  readonly isNonInteractive: boolean
  /** Changes what is in the file already, without asking. */
  readonly mayReplace: boolean
}

export const setupHelpText = `Connects gpucost to Slack: asks for what is needed, checks it, writes .env.

  npm run setup                     asks, step by step
  npm run setup -- --check          checks the set-up that is here; exit status 0: right, 1: not
  npm run setup -- --manifest       prints the app manifest (Socket Mode), and on stderr the link to create the app
  npm run setup -- --manifest --address https://gpucost.example.com      the same for HTTP

Without questions, for scripts; the values are taken from the environment, never from the command line:

  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… npm run setup -- --mode socket --yes

  --mode socket|http|many    one workspace by Socket Mode; one over HTTP; many over HTTP, installed by OAuth
  --address https://…        where Slack reaches the app; with --check it is tried as Slack would
  --database postgres://…    PostgreSQL instead of SQLite in ./var; better given as DATABASE_URL
  --env PATH                 instead of .env
  --yes                      ask nothing: write what is missing, or say what is needed
  --replace                  with --yes: also change variables that .env has already

Exit status: 0 done, 1 something is missing or wrong, 2 these words were not understood.
`

const options = {
  check: { type: 'boolean' },
  manifest: { type: 'boolean' },
  mode: { type: 'string' },
  address: { type: 'string' },
  database: { type: 'string' },
  env: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  replace: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the options of `npm run setup`; an unknown or malformed one is a `validationError` of one line. */
export function readCommandLine(args: readonly string[]): SetupCommand | { readonly validationError: string } {
  let values
  try {
    values = parseArgs({ args: [...args], options }).values
  } catch (error) {
    return { validationError: error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error) }
  }
  const mode = connectionModes.find((each) => each === values.mode)
  if (values.mode !== undefined && mode === undefined) {
    return { validationError: `--mode is ${connectionModes.join(', ')}; "${values.mode}" is none of them` }
  }
  const parsedAddress = values.address === undefined ? null : readAddress(values.address)
  if (parsedAddress !== null && 'validationError' in parsedAddress)
    return { validationError: `--address: ${parsedAddress.validationError}` }
  const { check = false, manifest = false, help: isHelp = false } = values
  return {
    action: isHelp ? 'help' : check ? 'check' : manifest ? 'manifest' : 'set up',
    mode: mode ?? null,
    address: parsedAddress?.address ?? null,
    database: values.database ?? null,
    envFile: values.env ?? '.env',
    isNonInteractive: values.yes === true,
    mayReplace: values.replace === true,
  }
}
