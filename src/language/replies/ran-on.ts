/** "It took 23h on 4x A100": on which GPUs a finished run ran, where they are not those of the plan. */
import type { RunEvent } from '../../scenario/run-event.ts'
import { slotsOf } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

/** The event with the GPUs that were told, "4 × A100 80GB"; as it is where they are those of the plan, or none were told. */
export function withOtherGpus(event: RunEvent, { understanding, lastPlan, scenario, vocabulary }: Reply): RunEvent {
  if (event.kind !== 'finished') return event
  const { recognized, allSlots, wordsAt } = understanding
  const on = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (on === null) return event
  const { gpus: planned, gpuCount } = { ...scenario.spec, ...lastPlan }
  const isSingular = slotsOf(allSlots, 'gpus').some((slot) => slot.isSingular === true)
  const count = on.count ?? (isSingular ? 1 : null)
  const isOfOthers = on.gpus.length > 0 && planned != null && !planned.some((id) => on.gpus.includes(id))
  const isOfMore = count !== null && gpuCount != null && count !== gpuCount
  if (!isOfOthers && !isOfMore) return event
  const [only, ...others] = on.gpus.length > 0 ? on.gpus : (planned ?? [])
  const mention = recognized.mentions.find((each) => isKind(each, 'gpu'))
  const typed = mention === undefined ? 'GPUs' : wordsAt(mention.from, mention.to).replace(/s$/iu, '')
  const name = others.length > 0 || only === undefined ? typed : (vocabulary.gpus.byId.get(only)?.name ?? typed)
  return { ...event, ranOn: count === null ? name : `${count} × ${name}` }
}

/** "RunPod billed us $9.40": the plan as it was run at the provider that is named; null where none is, or several are. */
function ranElsewhere({ understanding, lastPlan, scenario }: Reply): Scenario | null {
  const { recognized, allSlots } = understanding
  const [provider, ...others] = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))?.providers ?? []
  if (provider === undefined || others.length > 0) return null
  const { gpus, gpuCount, nodes } = { ...scenario.spec, ...lastPlan }
  const spec = {
    ...scenario.spec,
    providers: [provider],
    gpus: gpus ?? null,
    gpuCount: gpuCount ?? null,
    nodes: nodes ?? null,
  }
  return { ...scenario, spec }
}

/** News of a run with where it ran. */
export function withPlace(act: ReplyAct, reply: Reply): ReplyAct {
  const isOfPlace = act.kind === 'spent' || (act.kind === 'run' && act.event !== null && act.event.kind === 'finished')
  if (!isOfPlace) return act
  const of = ranElsewhere(reply)
  return of === null ? act : { ...act, of }
}
