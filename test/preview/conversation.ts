/** A conversation over the bundled data, every message of it: what the golden files do not hold, because it moves. */
import { compose } from '../../src/compose.ts'
import { askingToKeep } from '../../src/reply/measured.ts'
import { adviceQuestions } from '../../src/reply/advice.ts'
import type { Held } from '../../src/thread/held.ts'
import { noRules } from '../../src/team/rules.ts'
import type { Shown } from './page.ts'

const today = '2026-11-24'
const setting = { today, rules: noRules, own: [] }

const replies = [
  ...adviceQuestions.map(({ typed }) => typed),
  'any advice?',
  'compare lora, qlora and full',
  'h100 or a100?',
  '4-bit?',
  'on 8 h100s',
  'why not A100?',
  'does this include storage?',
  'what about spot?',
  'how do I measure this?',
  'show the math',
  'we measured 1,900 tok/s per GPU',
  'spent $612',
  '1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100',
  'under $50',
  'chart',
  'on a GTX 9999',
] as const

/** What is said in the thread of "70b 2B tokens", then a few first questions. */
export function conversation(): readonly Shown[] {
  const { desk } = compose().slack()
  const first = desk.start('70b 2B tokens', 'command', setting)
  if (first.kind !== 'plan') throw new Error(first.kind)
  let held: Held = first.held
  const thread = replies.flatMap((title): readonly Shown[] => {
    const said = desk.turn(held, title, true, setting)
    if ('held' in said && said.kind !== 'no plan') held = said.held
    if (said.kind === 'silence') return []
    return [
      { title, message: said.kind === 'report' && said.own ? askingToKeep(said.message, 'run', null) : said.message },
    ]
  })
  const others = [
    'compare 70b 2B tokens; qlora; on 8 h100',
    'llama 3.1 8b 100M tokens',
    '405b full 10B tokens',
    '70b 2B tokens on a 4090 under $20',
  ].flatMap((title): readonly Shown[] => {
    const said = desk.start(title, 'command', setting)
    return said.kind === 'silence' ? [] : [{ title: `/gpucost ${title}`, message: said.message }]
  })
  return [{ title: '/gpucost 70b 2B tokens', message: first.message }, ...thread, ...others]
}
