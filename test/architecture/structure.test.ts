/** No circle of imports, types included; each type's name is declared once; what is exported says what it is. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importCircles, readSources, repeatedTypes, undocumentedExports } from './source-graph.ts'

const root = join(import.meta.dirname, '../..')
const sources = new Map([...readSources(root, 'src'), ...readSources(root, 'packages/local-slack/src')])

/** Still being opened elsewhere: each goes from here when it is. Nothing may be added. */
const openCircles: readonly (readonly string[])[] = []
const openNames: readonly string[] = []

describe('imports', () => {
  const circles = importCircles(sources)
  const isWithin = (files: readonly string[], others: readonly string[]) => files.every((file) => others.includes(file))

  test('no file is imported by what it imports', () => {
    expect(circles.filter((circle) => !openCircles.some((open) => isWithin(circle, open)))).toEqual([])
  })

  test('a circle that has been opened is taken from the list', () => {
    expect(openCircles.filter((open) => !circles.some((circle) => isWithin(circle, open)))).toEqual([])
  })

  test('a circle is seen: of types, of re-exports over lines, and of imports at run time', () => {
    const planted = new Map([
      ['src/a.ts', "import type {\n  B,\n} from './b.ts'\nexport type A = B\n"],
      ['src/b.ts', "export { c } from './sub/c.ts'\nexport type B = 1\n"],
      ['src/sub/c.ts', "export const c = async () => (await import('../a.ts')).a\n"],
      ['src/d.ts', "import { a } from './a.ts'\nimport './a.ts'\n// import { e } from './e.ts'\nexport const d = a\n"],
      ['src/e.ts', "import { d } from './d.ts'\nexport const e = d\n"],
    ])
    expect(importCircles(planted)).toEqual([['src/a.ts', 'src/b.ts', 'src/sub/c.ts']])
  })
})

describe('types', () => {
  test('one name is declared in one file', () => {
    expect([...repeatedTypes(sources)].filter(([name]) => !openNames.includes(name))).toEqual([])
  })

  test('a name that is declared once by now is taken from the list', () => {
    expect(openNames.filter((name) => !repeatedTypes(sources).has(name))).toEqual([])
  })

  test('a second declaration is seen, whatever it is', () => {
    const planted = new Map([
      ['src/a.ts', 'export type Plan = 1\ntype Local = 2\nconst type = 3\n'],
      ['src/b.ts', 'interface Plan {}\n// type Local = 4\n'],
      ['src/c.ts', 'export class Plan {}\n'],
    ])
    expect([...repeatedTypes(planted)]).toEqual([['Plan', ['src/a.ts', 'src/b.ts', 'src/c.ts']]])
  })
})

describe('docstrings', () => {
  test('every exported function and class says what it is, its units and its errors', () => {
    expect(undocumentedExports(sources)).toEqual([])
  })

  test('one without a docstring is seen, whatever it is', () => {
    const planted = new Map([
      ['src/a.ts', '/** One. */\nexport function one() {}\n\nexport async function two() {}\nexport class Three {}\n'],
      [
        'src/b.ts',
        '/** Of the file. */\n\nexport const four = ({ a }: A): B =>\n  a\nexport const five = (1 + 2) * 3\n',
      ],
      [
        'src/c.ts',
        '/** Six. */\n// oxlint-disable-next-line x\nexport const six = <T>(t: T) => t\nexport function one(): void\n',
      ],
      ['src/d.ts', 'const text = `\nexport const seven = () => 7\n`\nexport const eight: () => number = text.at\n'],
    ])
    expect(undocumentedExports(planted)).toEqual(['src/a.ts two', 'src/a.ts Three', 'src/b.ts four', 'src/c.ts one'])
  })
})

describe('text', () => {
  /** What reads what a person typed. */
  const readers =
    /import \{[^}]*\b(?:parseCommands?|readReply|readMessage|readMessageOrConfig|readConfig|applyTurn|applyThreadTurn|understand|recognizeText)\b[^}]*\} from/
  /** Where words of a person arrive: commands, replies, claims, the text fields of forms, a team's own rules. */
  const places = [
    'src/app.ts',
    'src/check/claim-reader.ts',
    'src/conversation/allocated-job.ts',
    'src/conversation/capped-reply.ts',
    'src/conversation/cards-in-place.ts',
    'src/conversation/changed-stage.ts',
    'src/conversation/costs-beyond-run.ts',
    'src/conversation/guessed-without-job.ts',
    'src/conversation/interpret-amended-job.ts',
    'src/conversation/interpret-arithmetic.ts',
    'src/conversation/interpret-asked-figures.ts',
    'src/conversation/interpret-comparison.ts',
    'src/conversation/interpret-discounted.ts',
    'src/conversation/interpret-first-text.ts',
    'src/conversation/interpret-inquiry.ts',
    'src/conversation/interpret-job-with-extras.ts',
    'src/conversation/interpret-job.ts',
    'src/conversation/interpret-out-of-memory.ts',
    'src/conversation/interpret-own-against-rent.ts',
    'src/conversation/interpret-pictures-beside.ts',
    'src/conversation/interpret-recorded-contrast.ts',
    'src/conversation/interpret-repeated-runs.ts',
    'src/conversation/interpret-reply.ts',
    'src/conversation/interpret-several-questions.ts',
    'src/conversation/interpret-stated-prices.ts',
    'src/conversation/interpret-team-month.ts',
    'src/conversation/interpret-tokens-in-time.ts',
    'src/conversation/inverse-question.ts',
    'src/conversation/job-in-text.ts',
    'src/conversation/known-figures.ts',
    'src/conversation/known-intervals.ts',
    'src/conversation/missing-data.ts',
    'src/conversation/offered-rate.ts',
    'src/conversation/oom-on-named.ts',
    'src/conversation/own-price-in-thread.ts',
    'src/conversation/owners.ts',
    'src/conversation/pair-of-places.ts',
    'src/conversation/price-of-waiting.ts',
    'src/conversation/question-without-job.ts',
    'src/conversation/sampled-asked.ts',
    'src/conversation/single-gpu-job.ts',
    'src/conversation/sizes-without-data.ts',
    'src/conversation/thread-command.ts',
    'src/conversation/tokens-of-text.ts',
    'src/conversation/unread-lines.ts',
    'src/conversation/usual-of-family.ts',
    'src/presentation/slack/forms/estimate-form-submission.ts',
    'src/readings.ts',
    'src/tasks/train/answer-lines.ts',
    'src/tasks/train/kind-lines.ts',
    'src/tasks/train/role-lines.ts',
    'src/tasks/train/train-messages.ts',
    'src/tasks/train/turn-features.ts',
    'src/tasks/train/value-lines.ts',
    'src/team/method-policy.ts',
    'src/team/price-book-text.ts',
  ]

  test('is read where a person’s words arrive: what the app makes itself travels as data', () => {
    const reading = [...sources].filter(([path, text]) => !path.startsWith('src/language/') && readers.test(text))
    expect(reading.map(([path]) => path)).toEqual(places)
  })

  test('is not made of the keys of a configuration in order to be read', () => {
    const config = [...sources].filter(([path]) => path.startsWith('src/language/config/'))
    const joined = config.filter(([, text]) => /(?:parseCommand|understand)\((?:line|joined)/.test(text))
    expect(joined).toEqual([])
  })

  test('is not put together of words and values in order to be read', () => {
    const joined =
      /\b(?:interpretJob|parseCommand|readReply|readMessage|understand|askWith)\(\s*`|kind: '(?:text|job|reply)', text: `/
    expect([...sources].filter(([, text]) => joined.test(text)).map(([path]) => path)).toEqual([])
  })
})
