/** What `npm start` does without Slack: answers here, in the terminal, and says how to connect Slack. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Terminal } from '../reply/terminal.ts'
import { noSettings } from './command-line.ts'
import type { Corridor } from './corridor.ts'
import { verbsOf } from './verbs.ts'

export type Local = {
  readonly input: Readable
  readonly output: Writable
  /** Somebody types; otherwise the main job is shown once. */
  readonly isInteractive: boolean
  readonly terminal: Terminal
  /** ISO date. */
  readonly today: string
}

const example = '70b 2B tokens'
const welcome = [
  'gpucost: what a fine-tuning run costs. Which GPUs, from whom, for how many hours and dollars.',
  'No Slack variable is set, so it answers here.',
]
const farewell = [
  'Ask your own:   npm run -s gpucost -- ask "8b 100M tokens under 50 dollars"',
  'Connect Slack:  create an app from manifest.json at https://api.slack.com/apps, then put into .env',
  '                SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP), or',
  '                SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), and run npm start again.',
  '                The README has the steps.',
]
const prompt = '\ngpucost> '

/** Resolves when the input ends, or when somebody leaves. */
export async function answerLocally(corridor: Corridor, local: Local): Promise<void> {
  const { input, output, isInteractive } = local
  say(output, welcome)
  if (!isInteractive) {
    say(output, ['', `> ${example}`, '', await answer(corridor, example, local), '', ...farewell])
    return
  }
  say(output, ['', ...farewell, '', `Type a job, such as: ${example}   ("help" says more, "quit" leaves)`])
  output.write(prompt)
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const text = line.trim()
    if (text === 'quit' || text === 'exit') return
    if (text !== '') say(output, ['', await answer(corridor, text, local)])
    output.write(prompt)
  }
  output.write('\n')
}

async function answer(corridor: Corridor, text: string, { today, terminal }: Local): Promise<string> {
  const ask = verbsOf(corridor).get('ask')
  const input = { text, turns: [], row: undefined, settings: noSettings, configs: [] }
  return (await ask?.run(input, today))?.words(terminal) ?? ''
}

function say(output: Writable, lines: readonly string[]): void {
  output.write(`${lines.join('\n')}\n`)
}
