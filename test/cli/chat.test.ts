import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { type ChatSession, chat } from '../../src/cli/chat.ts'
import { sharedApp } from '../shared-app.ts'
import { withoutColor, type Terminal } from '../../src/presentation/terminal/terminal.ts'
import { gpucost } from './run-gpucost.ts'

const { cli } = sharedApp()
const terminal: Terminal = { width: 100, paint: withoutColor }

/** Types into a conversation key by key, each time after it has been answered. */
async function typeKeys(keys: readonly string[], overrides: Partial<ChatSession> = {}) {
  const input = new PassThrough()
  let shown = ''
  let onOutput = () => {}
  const output = new Writable({
    write: (chunk, _, done) => {
      shown += String(chunk)
      onOutput()
      done()
    },
  })
  const quiet = () =>
    new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, 60)
      onOutput = () => {
        clearTimeout(timer)
        timer = setTimeout(resolve, 60)
      }
    })
  const remembered: (readonly string[])[] = []
  const over = chat(cli, {
    input,
    output,
    isInteractive: true,
    terminal: () => terminal,
    today: '2026-11-24',
    history: [],
    remember: (history) => remembered.push([...history]),
    ...overrides,
  })
  for (const key of keys) {
    input.write(key)
    await quiet()
  }
  return { shown: () => shown, over, input, remembered }
}

test('a conversation from a file: the plan, what an amendment changes, and undo', async () => {
  const { status, output, errors } = await gpucost(['chat'], '70b 2B tokens\non 8 h100\n\nundo\nblorp\n', cli)
  expect([status, errors]).toEqual([0, ''])
  const [, first = '', second = '', third = '', fourth = ''] = output.split(/^> .*$/mu)
  expect(first).toMatch(
    /in total, done by [^]*(?:Watch out|Worth knowing): [^]*Total +Time +Plan[^]*Assumed [^]*Price [^]*Next /u,
  )
  expect(second).toContain('Changed: H100, 8 GPUs.')
  expect(second).toMatch(/Total cost: \$[\d,]+ → \$[\d,]+ \(/u)
  expect(third).toContain('Undone: H100, 8 GPUs.')
  expect(fourth).toContain('“blorp” is not understood.\n\n  try: 4-bit')
})

test('"new" begins another conversation, "help" says what can be typed, "quit" leaves', async () => {
  const { output } = await gpucost(
    ['chat'],
    '70b 2B tokens\nnew 8b 100M tokens\nundo\nnew\nhelp\nquit\n70b 2B tokens\n',
    cli,
  )
  expect(output).toContain('An 8B model on 100M tokens')
  expect(output).toContain('There is nothing to undo')
  expect(output).toContain('A new conversation. Which model, and how much data?')
  expect(output).toContain('Ask about it   why not A100?')
  expect(output.match(/^> 70b 2B tokens$/gmu)).toHaveLength(1)
})

test('a problem tells what to type without a slash, and what comes closest once', async () => {
  const { output } = await gpucost(['chat'], '70b 2B tokens under 5 dollars\n', cli)
  expect(output).not.toContain('/gpucost')
  expect(output).toMatch(/Closest, and what must give\n {2}budget: \$/u)
  const plans = output.match(/^.*\d+ × .* at .*:.*$/gmu) ?? []
  expect(new Set(plans).size).toBe(plans.length)
})

test('a measurement corrects what the conversation says next', async () => {
  const { output } = await gpucost(
    ['chat'],
    '8b 100M tokens on 8 h100\nwe measured 60k tok/s\nsame but 200M tokens\n',
    cli,
  )
  expect(output).toMatch(/60\.?0?k tok\/s|60,000/u)
})

test('Ctrl-C clears the line that is being typed, and leaves an empty one', async () => {
  const { shown, over } = await typeKeys(['blorp', '\u0003', 'help\r', '\u0003'])
  await over
  expect(shown()).not.toContain('is not understood')
  expect(shown()).toContain('Go back')
})

test('Ctrl-D leaves', async () => {
  const { shown, over } = await typeKeys(['\u0004'])
  await over
  expect(shown()).toMatch(/gpucost> .*\n$/su)
})

test('the arrow up brings back what was typed, in earlier conversations too; what is typed is remembered', async () => {
  const { shown, over, remembered } = await typeKeys(['\u001B[A', '\r', 'help\r', '\u0004'], { history: ['blorp'] })
  await over
  expect(shown()).toContain('“blorp” is not understood.')
  expect(remembered.at(-1)).toEqual(['help', 'blorp'])
})

test('Tab completes models and GPUs', async () => {
  const { shown, over, input } = await typeKeys(['70b 2B tokens on h200-s\t'])
  expect(shown()).toContain('h200-sxm')
  input.end()
  await over
})
