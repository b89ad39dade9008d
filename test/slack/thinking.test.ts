import { expect, test } from 'vitest'
import { type Helper } from '../../src/slack/helper.ts'
import { type Think, thinking } from '../../src/slack/thinking.ts'
import { takeTurns } from '../../src/slack/turns.ts'
import { noRules } from '../../src/team/rules.ts'
import { tinyCorridor } from './tiny-corridor.ts'

const setting = { today: '2026-11-24', rules: noRules, own: [] }
const habits = { crowd: 2, look: 500, few: 3, rest: 400 }

/** Who answered is written down; the helper is there at once, and gives up where `isLost` says so. */
function thinkers(isLost = () => false) {
  const story: string[] = []
  const { start } = tinyCorridor.desk
  let trouble: (error: Error) => void = () => undefined
  const helper: Helper = {
    isReady: () => true,
    ask: async ({ verb, given }) => {
      story.push('helper')
      if (isLost()) return null
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tiny desk answers every verb alike
      return { answer: Reflect.apply(tinyCorridor.desk[verb], null, given) as never, seconds: 0.001 }
    },
    end: () => void story.push('end'),
  }
  const think = thinking({
    desk: { ...tinyCorridor.desk, start: (...given) => (story.push('here'), start(...given)) },
    inTurn: takeTurns(),
    callHelper: (onTrouble) => {
      story.push('call')
      trouble = onTrouble
      return helper
    },
    tell: () => undefined,
    onTrouble: (error) => void story.push(error.message),
    habits,
  })
  return { think, story, breakDown: () => trouble(new Error('broken')) }
}

const ask = (think: Think, count: number) =>
  Promise.all(Array.from({ length: count }, () => think('start', '70b 2B tokens', 'command', setting)))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a few are answered here, a crowd by a helper that goes when few ask', async () => {
  const { think, story } = thinkers()
  await ask(think, 2)
  expect(story).toEqual(['here', 'here'])
  const answers = await ask(think, 3)
  expect(answers.map(({ answer }) => answer.kind)).toEqual(['plan', 'plan', 'plan'])
  expect(story.slice(2)).toEqual(['call', 'helper', 'helper', 'helper'])
  await ask(think, 1)
  expect(story.at(-1)).toBe('helper')
  // The first look sees those that came before it too, the second nobody.
  await pause(600)
  expect(story).not.toContain('end')
  await expect.poll(() => story.at(-1), { timeout: 5000 }).toBe('end')
  await ask(think, 1)
  expect(story.at(-1)).toBe('here')
})

test('what the helper cannot say is said here', async () => {
  const { think, story } = thinkers(() => true)
  const answers = await ask(think, 3)
  expect(answers.map(({ answer }) => answer.kind)).toEqual(['plan', 'plan', 'plan'])
  expect(story.filter((each) => each === 'here')).toHaveLength(3)
})

test('after one got into trouble another is called only later', async () => {
  const { think, story, breakDown } = thinkers()
  await ask(think, 3)
  breakDown()
  expect(story.at(-1)).toBe('broken')
  await ask(think, 4)
  expect(story.slice(-4)).toEqual(['here', 'here', 'here', 'here'])
  await pause(habits.rest + 100)
  await ask(think, 3)
  expect(story.slice(-4)).toEqual(['call', 'helper', 'helper', 'helper'])
})

test('a machine that has no thread left is answered from here', async () => {
  const story: string[] = []
  const think = thinking({
    desk: tinyCorridor.desk,
    inTurn: takeTurns(),
    callHelper: () => {
      throw new Error('no thread left')
    },
    tell: () => undefined,
    onTrouble: (error) => void story.push(error.message),
    habits,
  })
  const answers = await ask(think, 5)
  expect(answers.map(({ answer }) => answer.kind)).toEqual(Array.from({ length: 5 }, () => 'plan'))
  expect(story).toEqual(['no thread left'])
})
