/** Texts that were read to a scenario already, without their thread: several acts read the same sentence of a reply. */
import { rememberedOf } from '../../once.ts'
import type { Scenario, Spec, SpecField } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { ReplyAct } from './reply-act.ts'

/** All that a reading depends on. */
export type ReadingOf = {
  readonly text: string
  readonly scenario: Scenario
  readonly vocabulary: Vocabulary
  readonly today: string
  readonly isAddressed: boolean
  readonly lastPlan: Partial<Spec>
  readonly lastChanged: readonly SpecField[]
}

type ReadAct = { readonly act: ReplyAct }
type KeptReading<T> = { readonly base: Scenario; readonly read: T }

/** So many readings are kept; a reply of several sentences has a few dozen. */
const mostKept = 256

/** The plan as it stands in the key: a part is read to a plan that was just made, and is the same as one before. */
const contentOf = rememberedOf((content: Scenario | Partial<Spec>): string => JSON.stringify(content))

/** `read` is called once for each reading of the last ones. */
export function keepReadings<T extends ReadAct>(read: (reading: ReadingOf) => T): (reading: ReadingOf) => T {
  const keptOf = rememberedOf<Vocabulary, Map<string, KeptReading<T>>>(() => new Map())
  return (reading) => {
    const { text, scenario, vocabulary, today, isAddressed, lastPlan, lastChanged } = reading
    const key = [today, isAddressed, lastChanged, contentOf(lastPlan), contentOf(scenario), text].join('\n')
    const kept = keptOf(vocabulary)
    const known = kept.get(key)
    if (known !== undefined) return known.base === scenario ? known.read : ofSameBase(known, scenario)
    const made = read(reading)
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, { base: scenario, read: made })
    return made
  }
}

/** What was read of a plan that is the same: where it stays as it is, it is the one that is spoken of now. */
function ofSameBase<T extends ReadAct>({ base, read }: KeptReading<T>, scenario: Scenario): T {
  const { act } = read
  const now = (one: Scenario): Scenario => (one === base ? scenario : one)
  if ('alternatives' in act) return { ...read, act: { ...act, alternatives: act.alternatives.map(now) } }
  return 'scenario' in act ? { ...read, act: { ...act, scenario: now(act.scenario) } } : read
}
