import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { compose } from '../../src/compose.ts'
import { callHelper, type Helper } from '../../src/slack/helper.ts'
import { noRules } from '../../src/team/rules.ts'
import type { Observation } from '../../src/catalog/observation.ts'
import type { Said } from '../../src/thread/held.ts'

const { desk, observations } = compose().slack()
const setting = { today: '2026-11-24', rules: noRules, own: [] }

async function helping(prices: () => readonly Observation[] = observations): Promise<Helper> {
  const helper = callHelper({
    observations: prices,
    onTrouble: (error) => {
      throw error
    },
  })
  onTestFinished(helper.end)
  await expect.poll(helper.isReady, { timeout: 20_000 }).toBe(true)
  return helper
}

/** A thread that does what `program` says. */
function threadOf(program: string): URL {
  const file = join(mkdtempSync(join(tmpdir(), 'gpucost-helper-')), 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${program}`)
  return pathToFileURL(file)
}

const ready = "parentPort.postMessage({ kind: 'ready' })\n"

test('it says what the desk says: first answers, turns, forms, reports and refusals', { timeout: 60_000 }, async () => {
  const helper = await helping()
  const heldAfter = (said: Said) => {
    if (said.kind !== 'plan') throw new Error('no plan')
    return said.held
  }
  const held = heldAfter(desk.start('70b 2B tokens', 'command', setting))
  for (const text of ['70b 2B tokens', '8b 100M tokens under $50', 'help', 'seventy', '405b full on 1 4090']) {
    const thought = await helper.ask({ verb: 'welcome', given: [text, 'command', setting] })
    expect(thought?.answer).toEqual(desk.welcome(text, 'command', setting))
    expect(thought?.seconds).toBeGreaterThan(0)
  }
  for (const text of ['4-bit?', 'on 8 h100s', 'we measured 2,300 tok/s', 'why?', 'lunch?']) {
    const thought = await helper.ask({ verb: 'turn', given: [held, text, false, setting] })
    expect(thought?.answer).toEqual(desk.turn(held, text, false, setting))
  }
  const message = 'We want to tune a 70b on 2B tokens with LoRA'
  const read = await helper.ask({ verb: 'read', given: [message, 'message', setting] })
  expect(read?.answer).toEqual(desk.read(message, 'message', setting))
})

test('a file is made where it is asked for, and a fault of the desk is its asker’s', { timeout: 60_000 }, async () => {
  const helper = await helping()
  const said = desk.start('70b 2B tokens', 'command', setting)
  if (said.kind !== 'plan') throw new Error('no plan')
  expect(desk.turn(said.held, 'as csv', true, setting)).toMatchObject({ kind: 'file' })
  expect(await helper.ask({ verb: 'turn', given: [said.held, 'as csv', true, setting] })).toBeNull()
  const broken = { ...said.held, conversation: { revisions: [], position: 0 } }
  await expect(helper.ask({ verb: 'turn', given: [broken, '4-bit', true, setting] })).rejects.toThrow('has no revision')
  expect(await helper.ask({ verb: 'start', given: ['8b 1B tokens', 'command', setting] })).not.toBeNull()
})

test('it answers at the prices of the moment', { timeout: 60_000 }, async () => {
  let now = observations()
  const helper = await helping(() => now)
  const usd = async () => {
    const thought = await helper.ask({ verb: 'start', given: ['70b 2B tokens on 8 h100 sxm', 'command', setting] })
    if (thought?.answer.kind !== 'plan') throw new Error('no plan')
    return thought.answer.answered.recommendation.best.usd.p50
  }
  const before = await usd()
  now = now.map((each) => ({
    ...each,
    price: { ...each.price, value: each.price.value / 2, base: each.price.base / 2 },
  }))
  expect(await usd()).toBeCloseTo(before / 2, 0)
})

test('what is open when it ends is left to somebody else, and nobody is told who told it to go', async () => {
  const troubles: string[] = []
  const place = { observations, onTrouble: (error: Error) => void troubles.push(error.message) }
  const silent = callHelper({ ...place, entry: threadOf(`${ready}parentPort.on('message', () => undefined)`) })
  expect(await silent.ask({ verb: 'start', given: ['70b 2B tokens', 'command', setting] })).toBeNull()
  await expect.poll(silent.isReady).toBe(true)
  const asked = silent.ask({ verb: 'start', given: ['70b 2B tokens', 'command', setting] })
  silent.end()
  expect(await asked).toBeNull()
  expect(silent.isReady()).toBe(false)
  expect(troubles).toEqual([])

  const dying = callHelper({
    ...place,
    entry: threadOf(`${ready}parentPort.on('message', ({ id }) => { if (id === 2) process.exit(3) })`),
  })
  await expect.poll(dying.isReady).toBe(true)
  const both = ['70b 2B tokens', '8b 2B tokens'].map((text) =>
    dying.ask({ verb: 'start', given: [text, 'command', setting] }),
  )
  expect(await Promise.all(both)).toEqual([null, null])
  expect(troubles).toEqual(['it ended by itself with status 3'])

  const broken = callHelper({ ...place, entry: threadOf("throw new Error('no such room')") })
  await expect.poll(() => troubles.length).toBe(2)
  expect(troubles[1]).toBe('no such room')
  expect(broken.isReady()).toBe(false)
})

test('an answer that never comes is a fault of its own question; the others are left to somebody else', async () => {
  const troubles: string[] = []
  const stuck = callHelper({
    observations,
    onTrouble: (error) => void troubles.push(error.message),
    entry: threadOf(`${ready}parentPort.on('message', ({ id }) => { while (id === 1); })`),
    patience: 300,
  })
  await expect.poll(stuck.isReady).toBe(true)
  const [first, second] = ['70b 2B tokens', '8b 2B tokens'].map((text) =>
    stuck.ask({ verb: 'start', given: [text, 'command', setting] }),
  )
  await expect(first).rejects.toThrow('too long')
  expect(await second).toBeNull()
  expect(troubles).toEqual(['an answer took too long'])
})
