/** Text from outside, made safe and short; the recipe's arithmetic; a table as lines. */
import { describe, expect, test } from 'vitest'
import { wrapText } from '../../../../src/presentation/terminal/text-columns.ts'
import {
  truncate,
  inlineCode,
  escapeMrkdwn,
  joinFittingLines,
  toOneLine,
  escapePlainText,
} from '../../../../src/presentation/slack/blocks/mrkdwn.ts'
import { plainRendering } from '../../../../src/presentation/slack/blocks/plain-rendering.ts'
import { globalBatch, trainingSetup } from '../../../../src/presentation/content/training-setup.ts'
import { names, option } from '../../sample-answers.ts'

test('control characters of Slack are escaped, ampersand first', () => {
  expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
  expect(escapePlainText('<!here>')).toBe('‹!here›')
  expect(inlineCode('a`b<c')).toBe('`aʼb&lt;c`')
})

describe('clip', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['exactly ten', 10, 'exactly t…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['ab &lt; c', 6, 'ab …'],
    ['ab &lt; c', 8, 'ab &lt;…'],
  ])('%s to %i', (text, length, clipped) => expect(truncate(text, length)).toBe(clipped))
})

test('one line has no line breaks and does not turn around', () => {
  expect(toOneLine('a\r\n b\t\tc \u202ed', 60)).toBe('a b c d')
})

test('whole lines are left out where they do not fit', () => {
  expect(joinFittingLines(['12345', '12345', '12345'], 12)).toBe('12345\n12345')
  expect(joinFittingLines(['1234567890'], 5)).toBe('1234…')
})

test('lines of a terminal keep their indent', () => {
  expect(wrapText('one two three', 8, '- ', '  ')).toEqual(['- one', '  two', '  three'])
})

test('the batch is counted over data-parallel copies alone', () => {
  const run = option(1e9, 1000, {
    gpuCount: 16,
    microBatch: 2,
    accumulation: 4,
    layout: { sharding: 'zero1', tp: 2, pp: 2, cp: 2 },
  })
  expect(globalBatch(run)).toBe(16)
  expect(trainingSetup(run, names)).toEqual([
    'torchtune',
    'LoRA, bf16, rank 16',
    'ZeRO-1, tensor parallel 2, pipeline 2, context parallel 2',
    'batch 2 per GPU × 4 accumulation × 2 data-parallel = 16, sequence length 4,096, packed',
    'full gradient checkpointing',
  ])
  const alone = option(1e9, 1000, {
    gpuCount: 1,
    accumulation: 1,
    packed: false,
    recomputation: 'none',
    offload: 'optimizer',
  })
  expect(trainingSetup(alone, names).slice(2)).toEqual([
    'batch 2 per GPU, sequence length 4,096',
    'no gradient checkpointing',
    'optimizer in host memory',
  ])
})

test('a table becomes lines under its column names, escaped', () => {
  const cell = (text: string) => ({ type: 'raw_text', text }) as const
  const rendered = plainRendering({
    text: 'x',
    blocks: [
      {
        type: 'table',
        rows: [
          [cell('Plan'), cell('At')],
          [cell('8 × A & B'), cell('C')],
        ],
      },
    ],
  })
  expect(rendered.blocks).toEqual([
    { type: 'section', text: { type: 'mrkdwn', text: '_Plan · At_\n•  8 × A &amp; B · C' } },
  ])
})
