/** "A step takes 94 s, 31 of those are the trainer and the rest is vLLM": where the time of a step goes, and what a pass over the prompts takes. */
import { currentScenario } from '../language/replies/revision-history.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../presentation/format/number-format.ts'
import type { Interpretation } from './interpretation.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

const ofStep =
  /\b(?:(?:an?|one|each|every|the|per) )?steps? (?:takes?|took|is|are|=|at|needs?) (?:about |around |~)?(?<seconds>\d{1,4}(?:\.\d)?) ?s(?:ec(?:ond)?s?)?\b|(?<![\w.])(?<perStep>\d{1,4}(?:\.\d)?) ?s(?:ec(?:ond)?s?)? ?(?:\/|per|a|each) ?step\b/u
const training = '(?:train\\w*|updates?|backward|optimi[sz]er|learner|actor update)'
const sampling = '(?:vllm|sglang|generat\\w+|rollouts?|sampling|inference|decoding)'
const partOf = new RegExp(
  String.raw`(?<![\w.])(?<seconds>\d{1,4}(?:\.\d)?) ?(?:s(?:ec(?:ond)?s?)?)?(?: of (?:those|that|them|it|which))? ?(?:(?:are|is|was|were|goes?|in|for|on|to|of) ){1,2}(?:the |our )?(?:(?<train>${training})|(?<sample>${sampling}))\b`,
  'u',
)
const promptsOfStep =
  /(?<![\w.])(?<count>\d{1,5}) prompts? (?:a|per|each|every|in (?:a|each)) (?:step|batch)\b|\bbatch(?: size)?(?: of)? (?<batch>\d{1,5}) prompts?\b/u
const maxLength = 170
/** Prompts of a step, where nobody says: examples to choose from. */
const usual = [32, 64, 128] as const
const mostly = 0.5

/** Null where the plan samples no answers, or nothing says how a step is divided. */
export function stepOfRollouts(thread: ThreadState, text: string): Interpretation | null {
  const { spec } = currentScenario(thread.conversation)
  const line = text.toLowerCase()
  if (thread.shown === null || spec.samplesPerPrompt === null || spec.prompts === null || line.length > maxLength) return null
  const whole = ofStep.exec(line)?.groups
  const part = partOf.exec(line)?.groups
  const seconds = Number(whole?.['seconds'] ?? whole?.['perStep'] ?? NaN)
  const told = Number(part?.['seconds'] ?? NaN)
  if (!(seconds > 0) || !(told > 0) || told >= seconds) return null
  const train = part?.['train'] === undefined ? seconds - told : told
  const share = 1 - train / seconds
  const said = promptsOfStep.exec(line)?.groups
  const count = Number(said?.['count'] ?? said?.['batch'] ?? NaN)
  const { best } = thread.shown
  const usdPerHour = best.usdPerGpuHour * best.gpuCount
  const passOf = (prompts: number): string => {
    const steps = Math.ceil((spec.prompts ?? 0) / prompts)
    const hours = (steps * seconds) / 3600
    return `${formatCount(prompts)} prompts a step are ${formatCount(steps)} steps, ${formatDuration(hours)} and ${formatUsd(hours * usdPerHour)} a pass`
  }
  const says = [
    `Noted: ${formatCount(seconds)} s a step, ${formatCount(seconds - train)} s of it (${formatPercent(share)}) writing answers and ${formatCount(train)} s training.`,
    count > 0
      ? `On the plan’s ${formatCount(best.gpuCount)} GPUs ${passOf(count)}; planned are ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in all.`
      : `How many prompts has a step? Over ${formatCount(spec.prompts)} prompts at the plan’s price: ${usual.map(passOf).join('; ')}. Planned are ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in all.`,
    share > mostly
      ? `So sampling is what to speed up: twice as fast there takes ${formatPercent(share / 2)} off, twice as fast in training ${formatPercent((1 - share) / 2)}. A cap on the length of answers, more sequences at once in the engine, and sampling the next batch while this one trains come first.`
      : `So training is what to speed up: twice as fast there takes ${formatPercent((1 - share) / 2)} off.`,
  ]
  return saidInThread(thread, 'step-of-rollouts', says)
} // prettier-ignore
