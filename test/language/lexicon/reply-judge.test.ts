/** Two readings of a reply, and how likely each serves: how the weights are found, and what is done with them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { replyJudgeModelSchema } from '../../../src/catalog/reply-judge-model.ts'
import { replyJudge } from '../../../src/language/lexicon/reply-judge.ts'
import { judgedReplies, type JudgedReply, trainJudge } from '../../../src/tasks/train/train-judge.ts'

const reply = (share: number, rules: JudgedReply['rules'], words: JudgedReply['words']): JudgedReply => ({
  text: `a reply of ${share}`,
  rules,
  words,
  by: 'mark',
  evidence: { share, 'reader: question': 1 },
})
/** The surer the words, the better they serve, and the worse the rules. */
const lines = Array.from({ length: 40 }, (_, at) =>
  at % 2 === 0 ? reply(1 + (at % 7) / 10, 'W', 'G') : reply(-1 - (at % 7) / 10, 'G', 'W'),
)

test('what speaks for a reading makes it likelier, the same from the same lines', () => {
  const trained = trainJudge(lines)
  expect(trainJudge(lines)).toEqual(trained)
  const judge = replyJudge({ note: '', trainedFrom: '', asOf: '2026-12-01', trainedOn: '', lines: 40, ...trained })
  const [sure, unsure] = [judge({ share: 1.2 }), judge({ share: -1.2 })]
  expect(sure.words).toBeGreaterThan(0.7)
  expect(sure.rules).toBeLessThan(0.3)
  expect(unsure.words).toBeLessThan(0.3)
  expect(unsure.rules).toBeGreaterThan(0.7)
})

test('evidence that nothing is known of says nothing', () => {
  const trained = trainJudge(lines)
  const judge = replyJudge({ note: '', trainedFrom: '', asOf: '2026-12-01', trainedOn: '', lines: 40, ...trained })
  expect(judge({ share: 1, 'reader: never seen': 1 })).toEqual(judge({ share: 1 }))
})

test('what hardly any reply has is left out', () => {
  const [first] = lines
  const rare = first === undefined ? [] : [{ ...first, evidence: { ...first.evidence, 'reader: rare': 1 } }]
  expect(Object.keys(trainJudge([...lines, ...rare]).evidence)).toEqual(['reader: question', 'share'])
})

test('a line with a mark that there is not is refused', () => {
  const line = JSON.stringify({ ...reply(1, 'G', 'G'), rules: 'X' })
  expect(() => judgedReplies(line)).toThrow('rules')
})

test('the weights are those of the lines as they are', () => {
  const text = readFileSync(new URL('../../../data/training/judged-replies.jsonl', import.meta.url), 'utf8')
  const path = new URL('../../../data/reader/reply-judge.json', import.meta.url)
  const model = replyJudgeModelSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(model.trainedOn).toBe(createHash('sha256').update(text).digest('hex'))
  const { bias, evidence } = trainJudge(judgedReplies(text))
  expect(bias.rules).toBeCloseTo(model.bias.rules, 2)
  expect(bias.words).toBeCloseTo(model.bias.words, 2)
  expect(Object.keys(evidence)).toEqual(Object.keys(model.evidence))
})
