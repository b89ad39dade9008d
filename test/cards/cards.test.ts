/** A slice of `npm run cards`. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { command, line, type MessageContent, textBlock } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { answerFaults } from './answer-faults.ts'
import { cardFaults, figureFaults } from './card-faults.ts'
import { sweepCards } from './card-sweep.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { suggestedBy, suggestionFaults } from './suggestion-faults.ts'

test('a card has at most 18 lines, 8 controls and 4 columns, and its figures agree', () => {
  const { cards, faults } = sweepCards(28)
  expect(faults).toEqual([])
  expect(cards).toBeGreaterThan(12)
})

test.each<[string, MessageContent['blocks'], RegExp]>([
  ['nineteen lines', [textBlock(Array.from({ length: 19 }, (_, at) => line(`Line ${at}`)))], /^19 lines$/],
  [
    'three cautions',
    [textBlock(['Watch out: a', 'Watch out: b', 'Worth knowing: c'].map((each) => line(each)))],
    /^3 cautions$/,
  ],
  [
    'a sentence twice',
    [
      textBlock([
        line('Memory is tight on each of the GPUs.'),
        line('Watch out: Memory is tight on each of the GPUs.'),
      ]),
    ],
    /^said twice: /,
  ],
  [
    'parts of a bill that are not the whole of it',
    [
      { kind: 'heading', text: '8 × H100 at Lambda: about 42 h, $1,470 in total' },
      textBlock([
        line(
          '8 in 10 comparable runs fall inside 36–54 h and $1,300–1,900. Of the $1,470, $1,300 is GPU time, $190 failed runs.',
        ),
      ]),
    ],
    /^Of the \$1,470, /,
  ],
  [
    'a total in a row that is not that of the headline',
    [
      { kind: 'heading', text: '8 × H100 at Lambda: about 42 h, $1,470 in total' },
      { kind: 'table', columns: [{ title: 'Total', align: 'right' }], rows: [['$1,480']] },
    ],
    /^the first row: /,
  ],
  [
    'a difference that is none of its figures',
    [
      { kind: 'heading', text: '8 × H100 at Lambda: about 42 h, $1,040 in total' },
      textBlock([line('Total cost: $994 → $1,040 (+$47, +5%)')]),
    ],
    /^Total cost: /,
  ],
])('%s is a fault', (_, blocks, fault) => {
  expect(cardFaults({ text: [], blocks })).toEqual([expect.stringMatching(fault)])
})

const answered = (...lines: readonly string[]): MessageContent => ({
  text: [],
  blocks: [textBlock(lines.map((each) => line(each)))],
})

test.each<[string, MessageContent, number | null]>([
  [
    'a difference that is none',
    answered('With prices 20% lower this plan costs $811 in total instead of $1,014: $205 less.'),
    null,
  ],
  [
    'a least that is not above the limit by that',
    answered('Nothing stays under $500: the least is $1,107, $600 more'),
    null,
  ],
  [
    'another plan beside one that is not shown',
    answered('It would take 3 days and cost $2,761 in total: $900 more'),
    1676,
  ],
  [
    'a saving that is none',
    answered('On spot at Verda the same GPUs would be $174 and 4 h, preemptions included: that saves $106.'),
    279,
  ],
  [
    'a loss that is none',
    answered('Broken off at 50% and begun anew, it takes 35 h and $2,270 in total: $699 of GPU time for nothing.'),
    1570,
  ],
  [
    'a month that is not that of its place',
    answered('Hosting 70B: about $1,971 a month on 2 × A100', 'It needs', 'A: $1,900 a month'),
    null,
  ],
  [
    'parts that are no sum',
    answered(
      '$1,676 in total: 63 h × 8 GPUs × $3/h per GPU = $1,510 of GPU time. On top come $12 for idling; $90 for failures.',
    ),
    null,
  ],
])('%s is a fault', (_, content, plan) => {
  expect(answerFaults(content, plan)).not.toEqual([])
})

test('a suggestion that is not taken is a fault', () => {
  const content: MessageContent = {
    text: [line('Try: ', command('blorp'), ' or ', command('70b 2B tokens'))],
    blocks: [],
  }
  const typing = {
    engine: sharedApp().engine(),
    context: { today: '2026-11-24', rules: noRules, teamMeasurements: [] },
  }
  expect(suggestionFaults({ kind: 'answer', content }, null, false, { ...typing, seen: new Set() })).toEqual([
    'is not taken: “blorp”',
  ])
})

test.each([
  [['we started the run', 'it crashed', 'resumed']],
  [['40% after 5 hours', 'it crashed', 'resumed at 30%', 'it crashed at 35%, last checkpoint at 33%']],
  [['step 1200 of 4000 after 5 hours', 'it crashed', 'resumed at step 1000', 'step 3990 of 4000 after 20 hours']],
])('what the card of a run suggests is taken: %j', (news) => {
  const engine = sharedApp().engine()
  const context = { today: '2026-11-24', rules: noRules, teamMeasurements: [] }
  const conversation = createMemoryConversation(engine, context, true)
  conversation.say('8b lora 100M tokens on 1 4090')
  for (const [at, text] of news.entries()) {
    const outcome = conversation.say(text)
    const thread = conversation.thread()
    const { replies } = suggestedBy(outcome, true)
    if (thread === null) throw new Error('no thread')
    const isCard = (reply: string) => {
      const taken = engine.handle(
        { kind: 'reply', text: reply, isAddressed: true, thread },
        { ...context, hasRun: true },
      )
      return taken.kind === 'run' && taken.content.blocks.some(({ kind }) => kind === 'heading')
    }
    expect(replies.length, `${at} ${text}`).toBeGreaterThan(0)
    expect(replies.filter((reply) => !isCard(reply))).toEqual([])
  }
})

test.each(['29 h (-14–53 h), $600', 'Closest: 8 × H100, 29 h, (unknown)', 'about NaN h'])('%s is no figure', (text) => {
  expect(figureFaults({ text: [line(text)], blocks: [] })).toHaveLength(1)
})
