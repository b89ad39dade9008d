/** What is said around a wish is left off in one place: every act is told with it as without it, and knows where it stands. */
import { describe, expect, test } from 'vitest'
import { replyCandidates } from '../../../src/language/replies/reply.ts'
import type { ReplyCandidate } from '../../../src/language/replies/reply-candidate.ts'
import { type AppliedTurn, applyTurn } from '../../../src/language/replies/turn.ts'
import { today, vocabulary } from '../fixtures.ts'

const { history } = applyTurn(null, '70b 2B tokens lora on 8 h100s under $900', vocabulary, today)
const thread = {
  policyNames: ['customer-facing'],
  hasRun: true,
  hasBegunRun: false,
  hasSteps: false,
  hasWatch: false,
  claimIn: () => null,
  askedTopic: null,
  lastAnswerId: null,
  isJustReported: false,
  allocatedIn: () => null,
  generalAnswerIn: () => null,
}

/** What a reply is taken for first, after "batch 4" and "under $500". */
function firstCandidate(text: string): ReplyCandidate | null {
  const amended = ['batch 4', 'under $500'].reduce<AppliedTurn['history']>(
    (before, turn) => applyTurn(before, turn, vocabulary, today).history,
    history,
  )
  if (amended === null) throw new Error('no history')
  const scenario = amended.revisions[amended.position]
  if (scenario === undefined) throw new Error('no scenario')
  const lastChanged = ['budgetUsd'] as const
  const subject = { scenario, history: amended, thread }
  const [first = null] = replyCandidates(subject, text, vocabulary, today, { lastChanged })
  return first
}

/** One text for each act that whole phrases tell. */
const wishes = [
  'undo that',
  'reset',
  "use today's prices",
  'with the original batch',
  'undo the batch',
  'compare with the original',
  'compare with qlora',
  'tell me when it drops below $400',
  'bigger batch',
  'make that 800',
  'double it',
  'it ran out of memory',
  'it crashed after 3 hours',
  'export as csv',
  'give me the axolotl config',
  'customer-facing',
]
const openers = ['ok ', 'and ', 'hey, can you please ', 'no, wait: ', 'thanks! ', 'hmm well, ', 'sorry, ', 'Actually ']
const closers = [' please', ', thanks', ' now.', ' again']

describe.each(wishes)('%s', (wish) => {
  const bare = firstCandidate(wish)

  test('is an act', () => {
    expect(bare?.act.kind).not.toBe('ignored')
  })

  test.each([...openers.map((opener) => `${opener}${wish}`), ...closers.map((closer) => `${wish}${closer}`)])(
    '%s',
    (text) => {
      const candidate = firstCandidate(text)
      expect(candidate?.act).toEqual(bare?.act)
      const { start = 0, end = 0 } = candidate?.span ?? {}
      expect(text.slice(start, end).toLowerCase()).toBe(wish.toLowerCase())
    },
  )
})

test('"no" before a word is no opener', () => {
  expect(firstCandidate('no csv')?.act.kind).not.toBe('file')
  expect(firstCandidate('no, csv')?.act.kind).toBe('file')
})

test('a picture before a wish moves its place', () => {
  const text = '🎉 please undo that, thanks'
  const { start = 0, end = 0 } = firstCandidate(text)?.span ?? {}
  expect(text.slice(start, end)).toBe('undo that')
})

test.each([
  ['ok so does it fit?', 'does it fit?', 'does it fit?'],
  ["hm, well, let's just take 8", "let's just take 8", 'take 8'],
  ['no, we should cap it at 4k', 'we should cap it at 4k', 'cap it at 4k'],
  ['no spot', 'no spot', 'no spot'],
  ['wait - 16', '16', '16'],
  ['sooner or later', 'sooner or later', 'sooner or later'],
  ['ok', '', ''],
])('“%s” is the sentence “%s” and the request “%s”', (text, sentence, request) => {
  const { sentenceOf, requestOf } = vocabulary.replyWords.openers
  expect([sentenceOf(text), requestOf(text)]).toEqual([sentence, request])
})
