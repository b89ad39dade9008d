/** A job for an accelerator on which nothing was measured: what is known of that one, above a plan on GPUs that are rented. */
import type { UnmeasuredAccelerator } from '../catalog/unmeasured-accelerator.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { acceleratorSentences, unmeasuredAccelerators } from '../recommend/explain/accelerator-limits.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** The answer itself, where it is of GPUs, or nothing may be rented. */
export function onGpusInstead(
  answer: AdvisorAnswer,
  scenario: Scenario,
  ask: AnswerScenario,
  { catalog }: Pick<EngineContext, 'catalog'>,
): AdvisorAnswer {
  const { spec, extras } = scenario
  const cards = unmeasuredAccelerators(spec, catalog)
  const [card, ...others] = cards
  if (answer.kind !== 'problem' || card === undefined) return answer
  const { gpus: _gpus, gpuCount: _count, ...setBy } = scenario.setBy
  const named = withoutUnused(scenario, (words) => isMemoryOf(words, cards))
  // What is known of it is told: its chip is on record, whatever the machine around it is called.
  const notes = named.notes.filter((note) => !note.startsWith('There is no data on'))
  const remarks = named.remarks?.filter(({ text }) => notes.includes(text))
  const says = acceleratorSentences(
    cards.map((each) => ofToldMemory(each, scenario)),
    spec,
    catalog,
  )
  const verdict =
    others.length === 0
      ? judged(`${spec.owned === true ? 'Your' : 'The'} ${card.name.replace(/ \(.*\)$/u, '')}`, says)
      : 'Those machines'
  if (extras?.staysHere === true)
    return verdict.includes(' has room ')
      ? { ...answer, problem: { ...answer.problem, message: `Yes: ${verdict}. ${answer.problem.message}` } }
      : answer
  const instead = ask({
    ...named,
    notes,
    ...(remarks === undefined ? {} : { remarks }),
    setBy,
    spec: { ...spec, gpus: null, gpuCount: null, nodes: null, owned: null, stack: null, offload: null },
    extras: {
      ...extras,
      lead: `${verdict} by an estimate alone, below; rented GPUs instead`,
      generalAnswers: [...says, ...(extras?.generalAnswers ?? [])],
    },
  })
  return instead.kind === 'recommendation' ? instead : answer
}

/** "16 GB RAM" beside a machine that is sold with 8, 16 or 24: it is the one with 16. */
function ofToldMemory(card: UnmeasuredAccelerator, { notes }: Scenario): UnmeasuredAccelerator {
  const told = notes.flatMap((note) => [...note.matchAll(/“(\d{1,3}) ?gb\b/giu)].map(([, gb]) => Number(gb)))
  const memory = card.memory.filter(({ value }) => told.includes(value))
  return memory.length === 0 ? card : { ...card, memory }
}

/** "512GB", of a machine that is sold with so much. */
const isMemoryOf = (words: string, cards: readonly UnmeasuredAccelerator[]): boolean =>
  cards.some(({ memory }) =>
    memory.some(({ value, unit }) => words.toLowerCase().replaceAll(' ', '') === `${value}${unit.toLowerCase()}`),
  )

/** "The Apple M3 Ultra has room for it, in about 52 h": what its sentences come to. */
function judged(name: string, says: readonly string[]): string {
  const hours = says.map((line) => tookHours.exec(line)?.groups?.['hours'])
  const taken = hours.find((found) => found !== undefined)
  const room = says.map((line) => hasRoom.exec(line)?.groups?.['ways']).find((found) => found !== undefined)
  if (room === undefined)
    return says.some((line) => line.includes('room for neither')) ? `${name} has no room for it` : name
  return taken === undefined
    ? `${name} has room for ${room.replace(' alone', '')}, at a speed that nobody told,`
    : `${name} has room for it and takes about ${taken}`
}

const hasRoom = /it has room for (?<ways>(?:Q?LoRA| and | alone)+)/u

/** "…: 52 h (", "Reckon with 1.8 h to 3.4 h on one" */
const tookHours = /(?:: |Reckon with )(?<hours>\d[\d.,]* (?:min|h|days)(?: to \d[\d.,]* (?:min|h|days))?)(?: \(| on )/u

/** "M3 Ultra 512GB, can it LoRA 120b?": without data the memory, the speed and the software. Null where nothing of the kind is named. */
export const acceleratorOf: SpecReader = (text, specOf, _request, { catalog }) => {
  if (!asksOfIt.test(text)) return null
  const spec = specOf(text)
  const cards = unmeasuredAccelerators(spec, catalog)
  const [card] = cards
  if (card === undefined || spec.params === null || spec.tokens !== null) return null
  return knownInquiry('accelerator', [
    ...acceleratorSentences(cards, spec, catalog),
    'Say how much data for the hours there and for a plan on rented GPUs.',
  ])
}
const asksOfIt = /\b(?:lora|qlora|fine-?\s?tun\w*|tune|train(?:ing|ed)?|full|sft)\b/iu
