/** "Add another node", "forget the 2nd node": machines of as many GPUs as the plan has in each. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const machine = '(?:node|machine|server|box)'
const adds = new RegExp(
  `\\b(?:add|adding|get|use|take|with|throw in|spin up) (?:us )?(?:another|one more|a second|an extra|an additional|1 more|a 2nd|a third|a 3rd) ${machine}\\b`,
  'u',
)
const drops = new RegExp(
  `\\b(?:forget|drop|skip|lose|remove|scrap|no|without|ditch|never mind|cancel) (?:about )?(?:the )?(?:second|2nd|extra|other|additional|third|3rd|last) ${machine}\\b`,
  'u',
)
const [maxLength, maxNodes] = [90, 64]

/** Null where no machine is added or dropped. A question sets it beside the plan. */
export function readAnotherNode(reply: Reply): ReplyCandidate | null {
  const { line, scenario, lastPlan } = reply
  const step = line.length > maxLength ? 0 : adds.test(line) ? 1 : drops.test(line) ? -1 : 0
  const count = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  const nodes = scenario.spec.nodes ?? lastPlan.nodes ?? 1
  if (step === 0 || count === null || nodes + step > maxNodes) return null
  const next = Math.max(1, nodes + step)
  const act = amend(reply, `${(count / nodes) * next} gpus on ${next} ${next === 1 ? 'node' : 'nodes'}`)
  if (act.kind !== 'amended') return null
  return line.includes('?') && act.changed.length > 0
    ? wholeReply(
        reply,
        { kind: 'control', control: 'compare', alternatives: [scenario, act.scenario] },
        'asks about one machine more',
      )
    : wholeReply(reply, act, 'takes one machine more or less')
}
