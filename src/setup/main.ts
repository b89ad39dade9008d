/** The entry of `npm run setup`. */
import { createSupportsHyperlinks } from 'supports-hyperlinks'
import { setup } from './setup.ts'

process.exitCode = await setup(process.argv.slice(2), {
  environment: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  hasLinks: createSupportsHyperlinks(process.stdout),
})
// A connection that Slack keeps open must not keep this open.
process.exit()
