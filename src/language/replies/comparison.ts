/** "compare with qlora", "h100 vs a100?": plans side by side. */
import type { QuestionTopic } from '../questions/question-topic.ts'
import { amend } from './amendment.ts'
import type { AmendmentAct } from './reply-act.ts'
import { type ReplyCandidate, bareReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import type { Problem } from '../../scenario/problem.ts'
import { type Scenario, changedFields } from '../../scenario/scenario.ts'

type ComparisonRequest =
  | { readonly alternatives: readonly Scenario[]; readonly isPair?: true }
  /** A part that is no amendment. `isClear`: the message can be nothing but a comparison. */
  | { readonly problem: Problem; readonly isClear: boolean }

/** "which is cheaper, lambda or runpod?" */
const whichQuestion =
  /^(?:which|what|who)(?:'s| is| one is| would be| are)?\s+(?:the\s+)?(?:cheap|fast|quick|bett|cheapest|fastest|best)\w*[\s,:-]+(?=\S+.{0,60}\bor\b)/
const compareOpening =
  /^(?:(?:compare|comparison|contrast|diff|side by side)(?:\s+(?:it|this|that|these|between|of))?(?:\s*:)?\s*|(?:(?:put|show|set|lay|line|place|hold|stack|give me|see)\s+(?:it|this|that|the plan|this plan)\s+(?:up\s+)?)?(?:side by side|next|alongside|beside|(?<!^)against)(?=\s)\s*)/
const leadingPreposition = /^(?:with|to|against|vs\.?|versus)\s+/
/** "With the same job on Mistral 7B": what it differs in stands behind. */
const sameJob =
  /^(?:(?:with|to|against)\s+)?the same (?:job|run|thing|plan|training|data|setup)\s+(?=(?:on|with|at|in|for|but)\s)/
const partSeparators = /\s*(?:,|;|\/|\bvs\.?|\bversus\b|\bagainst\b|\bwith\b|\bto\b|\band\b|\bor\b)\s*/

const maxAlternatives = 6
/** "Full finetune on 16" */
const bareCount = /(?<=\S on )\d{1,4}$/

/** Plans to set side by side, or a question about a hosted service; null where nothing is compared. */
export function readComparison(reply: Reply): ReplyCandidate | null {
  const comparison = comparisonIn(reply, (part) => amend(reply, part.replace(bareCount, '$& gpus')))
  if (comparison === null || asksOtherwise(reply)) return null
  // "compare with openai fine-tuning": no plan of ours, and a topic.
  const hosted = reply.vocabulary.hostedServices.exec(reply.line)?.[0]
  if ('problem' in comparison && hosted !== undefined) {
    const subject = { words: hosted, gpus: [], providers: [], method: null, weights: null, count: null }
    return wholeReply(reply, { kind: 'question', topic: 'hosted', subject }, 'sets a hosted service beside the plan')
  }
  if ('alternatives' in comparison)
    return bareReply(reply, { kind: 'control', control: 'compare', ...comparison }, 'sets plans side by side')
  return comparison.isClear
    ? bareReply(reply, { kind: 'problem', problem: comparison.problem }, 'would set plans side by side, and cannot')
    : null
}

/** What two plans differ in is asked by these; by others what is named beside them. */
const comparing: ReadonlySet<QuestionTopic> = new Set([
  'what-if', 'cost', 'time', 'cheaper', 'faster', 'why-not', 'which-method', 'which-precision', 'bigger-gpu', 'choice', 'hosted', 'quality',
]) // prettier-ignore

/** "Spot vs on-demand, how often does it get pulled": an example of another question stands behind the pair. */
function asksOtherwise({ line, likelyTopic: { topic, matched } }: Reply): boolean {
  const isOther = matched?.isExample === true && topic !== null && topic !== 'fixed' && !comparing.has(topic)
  return isOther && line.split(' ').length > wordsOfPair
}
/** "Compare it with qlora on a100s" asks for nothing else. */
const wordsOfPair = 6

/** Null where no comparison is asked for. `readPart` reads one part as an amendment of the scenario. */
function comparisonIn({ bare, scenario }: Reply, readPart: (text: string) => AmendmentAct): ComparisonRequest | null {
  const text = bare.line.replace(/^(?:what|how) about an? /, '').replace(whichQuestion, '')
  if (text.length > 200 || text.startsWith('compare notes')) return null
  const openingMatch = compareOpening.exec(text)
  const beside = besideFrame.exec(text)
  if (beside !== null) return besideComparison([beside[1] ?? '', beside[2] ?? ''], scenario, readPart)
  const howCompares = /^how (?:does|do|would|will) (.+) compare(?: (?:to|with) (?:this|that|it))?$/.exec(text)
  // "LoRA or QLoRA?" asks which; "H100 or A100" leaves the choice.
  const ofJob = text.replace(forThisJob, '')
  const isWeighed = /\?\s*$/.test(bare.closing) || ofJob !== text || holds.test(text)
  const named = openingMatch === null ? /^(\S+(?: \S+){0,3}),? or (\S+(?: \S+){0,3})$/.exec(ofJob) : null
  const eitherOr = isWeighed || areTrainers(named, readPart) ? named : null
  const asked = eitherOr ?? adviceFrame.exec(text) ?? takenFrame.exec(ofJob)
  if (asked !== null) return eitherOrComparison([asked[1] ?? '', asked[2] ?? ''], readPart, scenario)
  const [, low, high, unit] = eitherCount.exec(text) ?? []
  if (unit !== undefined) return eitherOrComparison([`${low} ${unit}`, `${high} ${unit}`], readPart, scenario)
  const isVersus = openingMatch === null && howCompares === null && /\S\s+(?:vs\.?|versus)\s+\S/.test(text)
  if (openingMatch === null && howCompares === null && !isVersus) return null
  const rest = howCompares?.[1] ?? (openingMatch === null ? text : text.slice(openingMatch[0].length))
  const split = splitAlternatives(rest.replace(sameJob, '').replace(leadingPreposition, ''), isVersus)
  const parts = split.flatMap((part) => gpuNamesOf(part, readPart) ?? [part])
  if (parts.length === 0 || parts.length > maxAlternatives) return null
  const scenarios: Scenario[] = []
  for (const part of parts) {
    const act = readPart(part)
    if (act.kind === 'problem') {
      const { problem } = act
      return {
        problem,
        isClear:
          openingMatch !== null && parts.length === 1 && problem.kind !== 'unknown' && problem.kind !== 'nothing',
      }
    }
    if (act.kind !== 'amended') return null
    scenarios.push(act.scenario)
  }
  return scenarios.length === 1 ? { alternatives: [scenario, ...scenarios] } : { alternatives: scenarios, isPair: true }
}

/** "TRL or Axolotl": no plan has both, so that they are weighed without a mark, too. */
const areTrainers = (named: RegExpExecArray | null, readPart: (text: string) => AmendmentAct): boolean =>
  named?.slice(1, 3).every((part) => {
    const act = /\d/.test(part) ? null : readPart(part)
    return (
      act?.kind === 'amended' && act.scenario.spec.stack !== null && act.changed.every((field) => field === 'stack')
    )
  }) === true

/** "8x4090 ok or should I take 2 H100": which of the two. */
const adviceFrame =
  /^(?:is |are |would |take |use )?(\S+(?: \S+){0,3}?)(?: (?:ok|okay|fine|good|enough|alright))?,? or (?:rather |better )?(?:should|shall|do|would|could|can) (?:i|we) (?:rather |better |just )?(?:take|use|rent|go (?:with|for)|get|book|need|do) (\S+(?: \S+){0,3})$/
/** "Should we take Megatron or TRL for it?" */
const takenFrame =
  /^(?:should|shall|would|do) (?:we|i|you) (?:rather |better |just )?(?:take|use|pick|choose|prefer|recommend|go (?:with|for)) (\S+(?: \S+){0,2}),? or (\S+(?: \S+){0,2})$/
/** "2 or 3 epochs": neither is decided. */
const eitherCount = /^(?:maybe |like |about )?(\d{1,2}) or (\d{1,2}) (epochs|passes)$/

/** "a100 h100 rtx 4090": names of GPUs with nothing between them; null where a part is anything else. */
function gpuNamesOf(part: string, readPart: (text: string) => AmendmentAct): readonly string[] | null {
  const words = part.split(/\s+/)
  if (words.length < 2 || words.length > 2 * maxAlternatives || !words.every((word) => gpuWord.test(word))) return null
  const names: string[] = []
  let begun = ''
  for (const word of words) {
    begun = `${begun} ${word}`.trim()
    const act = /\d/.test(word) ? readPart(begun) : null
    if (act?.kind !== 'amended' || act.scenario.spec.gpus === null) continue
    names.push(begun)
    begun = ''
  }
  return begun === '' && names.length > 1 ? names : null
}
/** Letters with digits, a number, or the line of a maker. */
const gpuWord = /^(?:[a-z]{1,4}\d{1,4}[a-z]?|\d{4}|rtx|gtx|mi)$/

/** "show me 60 and 120 next to each other" */
const besideFrame =
  /^(?:(?:show|see|give|put|have|get|list|lay|me|us|the|please|can|could|you|i|we|want|to|like)\s+){0,6}(\S+(?: \S+){0,4}?) (?:and|vs\.?|versus|or|against|beside|next to) (\S+(?: \S+){0,4}?) (?:side by side|next to (?:each other|one another)|beside each other|in (?:one|a) table|compared|together|as a table)$/

/** A part is the plan as it is where it says what holds; a number alone is of what the other one is of. */
function besideComparison(
  parts: readonly string[],
  { spec, ...rest }: Scenario,
  readPart: (text: string) => AmendmentAct,
): ComparisonRequest | null {
  const unit = unitOfSingle(parts, spec)
  const scenarios = parts.map((part) => readPart(`${part}${unit}`))
  const read = scenarios.flatMap((act) => (act.kind === 'amended' ? [act.scenario] : []))
  const isOfTwo = read.length === parts.length && read.some((one) => changedFields(one.spec, spec).length > 0)
  return isOfTwo
    ? { alternatives: read.map((one) => (changedFields(one.spec, spec).length === 0 ? { spec, ...rest } : one)) }
    : null
}

/** "60 and 120" of a plan of 60B tokens are billions of tokens: '' where they have a unit, or nothing tells. */
function unitOfSingle(parts: readonly string[], { tokens, params, gpuCount }: Scenario['spec']): string {
  if (!parts.every((part) => /^\d+(?:\.\d+)?$/.test(part))) return ''
  const units = [
    [tokens, 1e9, 'B tokens'],
    [tokens, 1e6, 'M tokens'],
    [params, 1e9, 'b params'],
    [gpuCount, 1, ' gpus'],
  ] as const
  const found = units.find(([value, size]) => value !== null && parts.some((part) => Number(part) * size === value))
  return found?.[2] ?? ''
}

/** "A100 or L40S for this", "…, which one" weighs them; two names alone leave the choice open. */
const forThisJob =
  /,? (?:-+ )?(?:(?:for|on|in|with) (?:this|that|it|here|(?:the|this|our|my) (?:job|run|training|task|model|data|one))(?: (?:job|run|one|thing|task|model|here|then))?|(?:which|what)(?:'s| is| one)?(?: (?:is|would be|better|the better|one|cheaper|smarter|best|wins)){0,3}|what do you (?:think|say|recommend)|(?:does|do|would|will|is) (?:it|that|this|the|your|our)(?: (?:estimate|price|cost|time|plan|figures?|numbers?|total|hours))?(?: (?:even|really|much|a lot|any))* (?:change|differ|move|matter|different)(?: (?:anything|much|a lot|the \w+|it))?)$/
const planItself =
  /^(?:this|that|it|the plan|this plan|this one|the current (?:one|plan)|what we have|as it is|as planned)$/
/** "This or two H100s": the plan is one of the two. */
const holds =
  /^(?:this|the plan|this plan|this one|the current (?:one|plan)|what we have) or |,? or (?:this|the plan|this plan|this one|what we have)$/

/** Two parts of which each amends; null where one does not: then it was no comparison. */
function eitherOrComparison(
  parts: readonly string[],
  readPart: (text: string) => AmendmentAct,
  current: Scenario,
): ComparisonRequest | null {
  const alternatives: Scenario[] = []
  for (const part of parts) {
    if (planItself.test(part)) {
      alternatives.push(current)
      continue
    }
    const act = readPart(part.replace(/^(?:on|with|in|use|using|at|a|an|the)\s+/, ''))
    if (act.kind !== 'amended') return null
    alternatives.push(act.scenario)
  }
  return { alternatives }
}

function splitAlternatives(text: string, isVersus: boolean): string[] {
  const separator = isVersus ? /\s+(?:vs\.?|versus)\s+/ : partSeparators
  return text
    .split(separator)
    .map((part) => part.replace(/^(?:the|a|an)\s+/, '').trim())
    .filter((part) => part !== '' && !/^(?:this|that|it|both|current|now|the current|what we have)$/.test(part))
}
