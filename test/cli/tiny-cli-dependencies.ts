/** Every verb over a corridor of one rule, for tests of the command alone. */
import type { CliDependencies, ParseVerbResult } from '../../src/cli/cli-dependencies.ts'
import { tinyAdvise } from '../slack/tiny-engine.ts'

const read = (text: string, today: string): ParseVerbResult => {
  const answer = tinyAdvise(text, today)
  return answer.kind === 'problem' ? answer : { kind: 'scenario', scenario: answer.scenario }
}

export const tinyDependencies: CliDependencies = {
  ask: tinyAdvise,
  layOutRecommendation: ({ message }, today, { width, paint }) =>
    `${paint('bold', message.text)} (${width} wide, ${today})`,
  parse: read,
  read,
  converse: (first, turns, today) => [
    read(first, today),
    ...turns.map((turn) => {
      if (turn === 'thanks') return { kind: 'ignored' } as const
      return turn.endsWith('?') ? ({ kind: 'answer', text: 'Because.' } as const) : read(turn, today)
    }),
  ],
  predict: (row) => ({ ...Object(row), fits: 'yes' }),
  receipt: (text, today) => {
    const reading = read(text, today)
    if (reading.kind === 'problem') return reading
    const line = {
      part: 'result',
      figure: 'hours',
      value: 555.6,
      unit: 'h',
      formula: 'tokens / rate / 3600',
      inputs: {
        tokens: { value: 2e9, unit: 'token', from: 'plan' },
        rate: { value: 1000, unit: 'token/s', from: 'worked out' },
      },
      sources: [{ id: 'tiny', title: 'A tiny book', where: 'example.org', date: today }],
    } as const
    return { kind: 'receipt', lines: [line] }
  },
}
