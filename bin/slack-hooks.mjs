/**
 * What the Slack CLI asks of a project (.slack/hooks.json names this file), so that `slack run` creates the app, installs
 * it, and starts it here by Socket Mode: https://docs.slack.dev/tools/slack-cli/reference/hooks
 * Usage: node bin/slack-hooks.mjs get-hooks | get-manifest | doctor | start
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launch } from './launch.mjs'

const self = 'node bin/slack-hooks.mjs'
const readJson = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))

const answers = {
  'get-hooks': () => ({
    runtime: 'node',
    hooks: {
      'get-manifest': `${self} get-manifest`,
      doctor: `${self} doctor`,
      start: `${self} start`,
    },
    config: {
      'protocol-version': ['message-boundaries'],
      // The app itself connects to Slack.
      'sdk-managed-connection-enabled': true,
      watch: {
        app: { 'filter-regex': '\\.(ts|mjs|json)$', paths: ['src', 'bin', 'data'] },
        manifest: { paths: ['manifest.json'] },
      },
    },
  }),
  'get-manifest': () => readJson('manifest.json'),
  doctor: () => {
    const { version, dependencies, engines } = readJson('package.json')
    return {
      versions: [
        { name: 'gpucost', current: version },
        { name: 'node', current: process.versions.node, message: `needs ${engines.node}, or the one that npm brings` },
        { name: '@slack/bolt', current: dependencies['@slack/bolt'] },
      ],
    }
  },
}

// The CLI adds flags of its own, and in time more of them.
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { boundary: { type: 'string' } },
})
const [hook = ''] = positionals
if (hook === 'start') await start()
else if (Object.hasOwn(answers, hook)) {
  const json = JSON.stringify(answers[hook]())
  const boundary = hook === 'get-hooks' ? '' : (values.boundary ?? '')
  console.log(`${boundary}${json}${boundary}`)
} else {
  console.error(`There is no hook "${hook}". There are: ${[...Object.keys(answers), 'start'].join(', ')}.`)
  process.exitCode = 2
}

/** The CLI hands both tokens over, older versions under names of their own. */
async function start() {
  process.env.SLACK_APP_TOKEN ||= process.env.SLACK_CLI_XAPP ?? ''
  process.env.SLACK_BOT_TOKEN ||= process.env.SLACK_CLI_XOXB ?? ''
  if (process.env.SLACK_APP_TOKEN === '' || process.env.SLACK_BOT_TOKEN === '') {
    console.error('The Slack CLI gives SLACK_APP_TOKEN and SLACK_BOT_TOKEN: use slack run. Without it: npm start.')
    process.exitCode = 1
    return
  }
  await launch('main.ts')
}
