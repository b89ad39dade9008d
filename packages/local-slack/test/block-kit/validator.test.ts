/** The validator of Block Kit: each rule at its edge, and broken once. */
import { describe, expect, test } from 'vitest'
import sources from '../../src/block-kit/sources.json' with { type: 'json' }
import limits from '../../src/block-kit/limits.json' with { type: 'json' }
import { ruleIds } from '../../src/block-kit/limits.ts'
import { validateMessage, validateView } from '../../src/block-kit/validator.ts'
import { alsoValid, blockCases } from './block-cases.ts'
import { type RuleCase, section } from './rule-cases.ts'
import { elementCases } from './element-cases.ts'
import { home, messageCases } from './message-cases.ts'
import { tableCases, togetherCases } from './table-cases.ts'

const cases = [...messageCases, ...blockCases, ...tableCases, ...elementCases]
const validate = ({ surface }: RuleCase, node: object) =>
  surface === 'view' ? validateView(node) : validateMessage(node)
const brokenRules = (violations: ReturnType<typeof validateMessage>) => [...new Set(violations.map(({ rule }) => rule))]

describe('a message within every limit passes', () => {
  test.each(cases)('$rule at its edge', (one) => {
    expect(validate(one, one.good)).toEqual([])
  })
  test.each(alsoValid)('$type', (block) => {
    expect(validateMessage({ text: 'x', blocks: [block] })).toEqual([])
  })
  test('text alone', () => expect(validateMessage({ text: 'x' })).toEqual([]))
  test('a home tab without a title', () => expect(validateView(home)).toEqual([]))
})

describe('a message beyond a limit is refused by that rule and no other', () => {
  test.each(cases)('$rule', (one) => {
    expect(brokenRules(validate(one, one.bad))).toEqual([one.rule])
  })
  test.each(togetherCases)('$rules', ({ rules, bad }) => {
    expect(brokenRules(validateMessage({ text: 'x', blocks: [bad] })).toSorted()).toEqual([...rules].toSorted())
  })
})

test('every rule of the table is broken once', () => {
  const seen = new Set<string>([...cases.map(({ rule }) => rule), ...togetherCases.flatMap(({ rules }) => rules)])
  expect(ruleIds.filter((rule) => !seen.has(rule))).toEqual([])
})

test('a violation says where', () => {
  const message = { text: 'x', blocks: [section, { type: 'actions', elements: [{ type: 'button' }] }] }
  expect(validateMessage(message)).toEqual([
    { rule: 'property.required', path: 'blocks[1].elements[0].text', message: 'missing' },
  ])
})

test('what is no block is refused, not skipped', () => {
  expect(brokenRules(validateMessage({ text: 'x', blocks: ['section'] }))).toEqual(['block.type'])
})

test('lengths are code points, not UTF-16 units', () => {
  const header = (text: string) => ({ text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text } }] })
  expect(validateMessage(header('😀'.repeat(150)))).toEqual([])
  expect(brokenRules(validateMessage(header('😀'.repeat(151))))).toEqual(['header.text.max'])
})

test('every limit has a source and a date', () => {
  for (const { source, asOf } of Object.values(limits)) {
    expect(Object.keys(sources)).toContain(source)
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})
