/**
 * "If throughput comes out at 60% of your guess, what do I pay?", "with a tenth of the tokens gone, would it be through before
 * the weekend?": a circumstance in numbers and a figure of the run under it. The plan stays as it is; what is supposed is
 * told by readers of single values, of which a text may have several, and a number that none of them takes leaves the text
 * to other readers.
 */
import { askedOf, asksStill, figuresIn, guessIn, whetherIn } from '../circumstances/asked-figures.ts'
import { limitsIn } from '../circumstances/limits.ts'
import { isFromStart } from '../grammar/start-dates.ts'
import type {
  AskedFigure,
  AskedLimits,
  CircumstanceReader,
  Circumstances,
  FoundCircumstance,
  PlanOfWords,
  SupposedValues,
} from '../circumstances/circumstances.ts'
import { readCount } from '../circumstances/count.ts'
import { readData } from '../circumstances/data.ts'
import { readDailyHours, readRuns, readSlowLink, readUseful, readWait, unitIn } from '../circumstances/hours.ts'
import { readPrice } from '../circumstances/price.ts'
import { settingsIn } from '../circumstances/settings.ts'
import { readSpeed } from '../circumstances/speed.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import { changeInWords } from './confirmation.ts'
import { isUnread, planOf } from './words-of-plan.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter, typedLine } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const [maxLength, maxChatter] = [220, 0.97]

/** In this order: what one has taken is not read by the next. */
const readers: readonly CircumstanceReader[] = [
  readSlowLink,
  readUseful,
  readDailyHours,
  readPrice,
  readSpeed,
  readData,
  readRuns,
  readCount,
  readWait,
]

/** It asks, in whatever form. */
const asks =
  /\?|\b(?:what|whats|how|when|which|wo?uld|could|does|will|is it|is \w+ing|are we|do (?:i|we)|can|tell (?:me|us)|quantify)\b/u
/** It only supposes; without such a word a change may be wished. */
const supposes =
  /\b(?:if|does|will|takes?|needs?|first|then|once|suppos\w+|assum\w+|imagin\w+|hypothetical\w*|thinking aloud|let'?s say|let us|say|should|were|had|wo?uld|could|might|may|in case|given|with|without|at|on|halving|doubling|what about|how many|how much|how long|whats|what)\b/u
/** "It's only half as fast as you said" is told of a run. */
export const tellsOfRun =
  /^(?:\W*(?:so|and|ok|hm+|well|now)[ ,]+)*(?:it'?s|it is|we(?:'re| are| get| got| measured| see| reach))\b(?!.*\b(?:if|suppos\w+)\b)/u
/** Why it is so is told of the plan. */
export const asksReason = /\b(?:why|how come)\b/u
/** "Take 512", "we go with half of the data": wished. */
const wishes =
  /^\W*(?:ok |please |pls |then |so |and |no |yes )*(?:make|set|use|take|change|switch|add|drop|cut|keep|try|remove|double|halve|go with|let's (?!say|assume|suppose|imagine)|lets (?!say|assume|suppose)|we(?:'ll| will| want| need| take| go)|i(?:'ll| will| want| need| take))\b/u

/** Null where nothing is supposed in numbers, no figure is asked for, or a number is left over. */
export function readAskedCircumstance(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !asks.test(line) || !(line.includes('?') || supposes.test(line)) || wishes.test(line))
    return null
  if (tellsOfRun.test(line)) return null
  const { tokens, prompts } = reply.scenario.spec
  if ((tokens === null && prompts === null) || asksReason.test(line)) return null
  const circumstances = circumstancesIn(line, planOf(reply), reply)
  if (circumstances === null) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'circumstance', subject: null, circumstances },
    `asks for figures with ${circumstances.words.join(', ')}`,
  )
}

/** The figures that a reply asks for in the words behind what it supposes, of a scenario with it; null where it asks for none. */
export function circumstancesWith(scenario: Scenario, reply: Reply): Circumstances | null {
  const line = typedLine(reply)
  const [, ...behind] = line.split(/[.,;:!?]\s+|\s+[–—-]+\s+/u)
  const figures = figuresIn(behind.join(' , '))
  if (figures.length === 0 || line.length > maxLength) return null
  return { values: { scenario }, words: settingWords(scenario, reply), figures, of: askedOf(behind.join(' , ')) }
}

function circumstancesIn(line: string, plan: PlanOfWords, reply: Reply): Circumstances | null {
  let rest = line
  let values: SupposedValues = {}
  const found: FoundCircumstance[] = []
  for (const read of readers) {
    const one = read(rest, plan)
    if (one === null) continue
    found.push(one)
    // "All twelve at once on twelve cards": a card for each run.
    const isOfEachRun =
      values.areAtOnce === true && one.values.gpus?.kind === 'to' && one.values.gpus.value % (values.runs ?? 1) === 0
    values = isOfEachRun
      ? { ...values, gpus: { kind: 'to', of: 'gpus', value: (one.values.gpus?.value ?? 1) / (values.runs ?? 1) } }
      : { ...values, ...one.values }
    rest = `${rest.slice(0, one.from)}${'·'.repeat(one.to - one.from)}${rest.slice(one.to)}`
  }
  const blanked = rest.replaceAll(/·+/gu, ' , ')
  // "If one card throttles" names no number of them.
  const left =
    values.speed === undefined
      ? blanked
      : blanked.replaceAll(/\b(?:one|a single|1) (?:card|gpu|node|machine|box)\b/gu, ' , ')
  const ofLimits = limitsOf(left, values, found.length, plan, reply)
  if (ofLimits !== null)
    return {
      values,
      words: found.map(({ words }) => words),
      figures: ofLimits.figures,
      of: 'value',
      limits: ofLimits.limits,
    }
  const isStill = asksStill(left) && (reply.scenario.spec.budgetUsd !== null || /\bbudget\b/u.test(left))
  const isBare = values.tokensPerSecond !== undefined && bareIf.test(left)
  const figuresNamed: readonly AskedFigure[] = isBare ? ['hours', 'money'] : figuresIn(left)
  const named: readonly AskedFigure[] = figuresNamed.length === 0 && isStill ? ['money'] : figuresNamed
  const [guess, of, whether] = [guessIn(left), askedOf(left), whetherIn(left)]
  if (named.length === 0 && whether === null && !(of === 'ratio' && ofItself.test(left))) return null
  // "By what percent would that help?" is of the time before all.
  const figures: readonly AskedFigure[] = named.length === 0 ? ['hours'] : named
  const isVerdict =
    (guess !== null ||
      of === 'ratio' ||
      whether !== null ||
      (isStill && named[0] === 'money') ||
      (figures.includes('memory') && movesMemory.test(left))) &&
    !multipliesCards.test(left)
  const isOfTime = values.waitHours !== undefined || values.waitDays !== undefined || values.daily !== undefined
  // A setting alone has readers of its own, which give no verdict.
  const other =
    found.length > 0 && (isOfTime || !isUnread(left, plan, reply))
      ? null
      : isVerdict || found.length > 0
        ? settingsIn(left, plan, reply)
        : null
  if (other === null && (found.length === 0 || (!isOfTime && isUnread(left, plan, reply)))) return null
  // "How long with 16 cards?" has readers of its own.
  const isCountAlone = found.length === 1 && values.gpus?.kind === 'to' && other === null
  if (isCountAlone && guess === null && !named.includes('finish') && !ofCount.test(line)) return null
  if (other !== null) values = { ...values, scenario: other }
  // The hours between which it may work are no start.
  const { recognized } = values.daily === undefined ? reply.understanding : reply.understand(left)
  const args = questionArguments(recognized)
  const unit = values.useful === undefined ? null : unitIn(line)
  return {
    values,
    words: found
      .toSorted((one, next) => one.from - next.from)
      .flatMap(({ words }) => (words === '' ? [] : [words]))
      .concat(other === null ? [] : settingWords(other, reply)),
    figures,
    of,
    ...(whether === null ? {} : { whether }),
    ...(isStill ? { isStill: true as const } : {}),
    ...(guess == null ? {} : { guess }),
    ...(args.start === undefined ? {} : { start: args.start }),
    ...(args.due === undefined || figures[0] !== 'finish' || values.daily !== undefined ? {} : { due: args.due }),
    ...(unit === null ? {} : { unit }),
  }
}

/** "What if we only get 5k tok/s?" asks for both figures. */
const bareIf =
  /^\W*(?:(?:and|so|ok|but|hm+)[ ,]+)?(?:(?:what|and) )?(?:if|suppose)\b[^\w]*(?:(?:we|it|only|just|get|gets|is)[ ,?.!]*)*$/u

/** What is asked of the limits at a speed that is supposed, and nothing else. */
function limitsOf(
  line: string,
  { speed, mfu, tokensPerSecond }: SupposedValues,
  count: number,
  plan: PlanOfWords,
  reply: Reply,
): { readonly limits: AskedLimits; readonly figures: readonly AskedFigure[] } | null {
  if (count !== 1 || (speed ?? mfu ?? tokensPerSecond) === undefined) return null
  const asked = limitsOfStart(limitsIn(line, reply.scenario.spec), reply.scenario)
  if (asked === null || isUnread(asked.left, plan, reply)) return null
  const { due, hours, usd } = asked.limits
  const figures: readonly AskedFigure[] = [
    ...(due === undefined ? [] : ['finish' as const]),
    ...(hours === undefined ? [] : ['hours' as const]),
    ...(usd === undefined ? [] : ['money' as const]),
  ]
  return { limits: asked.limits, figures }
}

/** Hours that count from a start that was told are no moment from noon of today. */
function limitsOfStart(asked: ReturnType<typeof limitsIn>, { notes }: Scenario): typeof asked {
  if (asked?.limits.due === undefined || !notes.some(isFromStart)) return asked
  const { due, ...limits } = asked.limits
  return { ...asked, limits: { ...limits, hours: due } }
}

/** "Rank 128 vs 16, does the memory even move?", "would the 80 GB ones need only 2?" */
const movesMemory =
  /\b(?:vs\.?|versus|instead of|rather than|moves?|changes?|differs?|difference|grows?|affects?|need (?:only|just)|only need)\b/u
/** More of the planned cards have a reader of their own, which tells what each number of them brings. */
const multipliesCards =
  /\b(?:\d ?x|twice|double|doubling|half|halve|halving|triple)\b.{0,20}\b(?:gpus?|cards?|nodes?)\b/u

/** "By what percent?", "would that halve it?": of the time, where no figure is named. */
const ofItself = /\bpercent|%|\b(?:halve[sd]?|doubles?|triples?) (?:that|it|this)\b/u

/** What sets a number of GPUs against that of the plan. */
const ofCount =
  /\b(?:of (?:the|our|my|those) \w+|only \w+ of|fewer|later|earlier|percent|(?:a|one) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth) \w+|all .{3,20}at once)\b/u

/** The settings as one would type them, without the GPUs, which an answer names. */
function settingWords(other: Scenario, reply: Reply): readonly string[] {
  const fields = changedFields(other.spec, reply.scenario.spec).filter((field) => !unsaid.has(field))
  const words = changeInWords(other, fields, reply)
  return words === '' ? [] : [words]
}
/** How long documents are follows from the examples. */
const unsaid: ReadonlySet<SpecField> = new Set<SpecField>([
  'gpus',
  'gpuCount',
  'nodes',
  'excludedGpus',
  'documentTokens',
])
