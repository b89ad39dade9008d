/** The entry of `npm run setup`. */
import { setup } from './setup.ts'
import { supportsLinks } from './terminal-links.ts'

process.exitCode = await setup(process.argv.slice(2), {
  environment: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  hasLinks: supportsLinks({ isTerminal: process.stdout.isTTY, environment: process.env }),
})
// A connection that Slack keeps open must not keep this open.
process.exit()
