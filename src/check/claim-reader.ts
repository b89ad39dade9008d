/** Reads the claims in a text: the language recognizes its figures, and the remaining text describes the run. */
import type { Spec } from '../scenario/scenario.ts'
import { understand } from '../language/pipeline.ts'
import { isKind } from '../language/lexicon/meanings.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { type RunClaim, isCheckable } from './claim.ts'
import { type Figures, readFigures } from './stated-figures.ts'

/** What is read of a pasted text. */
const maxTextLength = 4000
const maxClauses = 12

/**
 * The claims of `text`, one where it states one of each figure, else one a sentence. `context`: the run that is spoken
 * of where the text does not say, such as that of a thread. `today` is an ISO date. Never throws.
 */
export function readClaims(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  context: Spec | null,
): readonly RunClaim[] {
  const cut = text.slice(0, maxTextLength)
  const read = (part: string, before: Spec | null): RunClaim & { readonly isSeveral: boolean } =>
    readClaim(part, vocabulary, today, before)
  const whole = read(cut, context)
  if (!whole.isSeveral) return isCheckable(whole) ? [whole] : []
  const claims: RunClaim[] = []
  let before = context
  for (const clause of clausesOf(cut)) {
    const claim = read(clause, before)
    before = claim.spec
    if (isCheckable(claim)) claims.push(claim)
  }
  return claims.length > 0 ? claims : [whole]
}

/** Sentences and lines. The point of "5.1" ends none. */
const clausesOf = (text: string): readonly string[] =>
  text
    .split(/\n|;|[.!?](?=\s|$)|\b(?:while|whereas|versus|vs)\b/i)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .slice(0, maxClauses)

/** "$2.69 x 5.1" is a price an hour times hours; a colon after a unit starts something new. */
function normalizeClaim(text: string): string {
  return (
    text
      // "70B in full" alone would be an amount in full.
      .replace(/\bin full precision\b/gi, 'full precision')
      .replace(/\bbatch(?:es)? (?:sizes? )?of (?=\d)/gi, 'batch ')
      .replace(/(?<=\d\s?)GPU[- ]?h(?:ours?|rs?)?\b/gi, 'hours')
      .replace(
        /(\$\s?\d[\d,]{0,8}(?:\.\d{1,4})?)(?:\s?\/\s?h(?:r|our)?)?\s?[x×*·]\s?(\d[\d,]{0,8}(?:\.\d{1,4})?)(?!\s?(?:h\b|hrs?\b|hours?\b|gpu|[x×*·\d.]|[a-z]))/gi,
        '$1/h, $2 hours',
      )
      // "A week is $336", "$336 a week": a sum for so long.
      .replace(
        /\b(?:an?|per) (day|week|month|year)(?= (?:is|costs?|comes?|makes?|would|will|of|on)\b| ?[=:])/gi,
        (_, period: string) => soLong(period),
      )
      .replace(
        /(?<=\$ ?\d[\d,]{0,12}(?:\.\d{1,2})?k?) ?(?:\/|\b(?:an?|per|each|every)\b) ?(day|week|month|year)\b(?! of storage)/gi,
        (_, period: string) => ` for ${soLong(period)}`,
      )
      .replace(
        /\b(?:anywhere |somewhere |something )?between \$?(\d[\d,]{0,8}(?:\.\d{1,2})?k?) and \$?(\d[\d,]{0,8}(?:\.\d{1,2})?k?) ?(?:dollars|bucks|usd)\b/gi,
        '$$$1-$2',
      )
      .replace(/(\$\s?\d[\d,]{0,8}(?:\.\d{1,4})?)\s?[x×*·](?=\s?\d)/gi, '$1/h, ')
      .replace(
        /((?:tok(?:en)?s?\s?(?:\/|per)\s?s(?:ec(?:onds?)?)?|GB|GiB|h|hrs?|hours?|seconds?|minutes?|cards?|GPUs?|nodes?|machines?)\b)\s?[:=]/gi,
        '$1, ',
      )
  )
}

/** The language has no word for a year of hours. */
const soLong = (period: string): string => (/year/i.test(period) ? '12 months' : `1 ${period}`)

const comparisonWords =
  /\b(?:saves?|saved|saving|cheaper|dearer|less|cuts?|faster|slower|twice|doubles?|halves?|wins)\b/i

function readClaim(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  context: Spec | null,
): RunClaim & { readonly isSeveral: boolean } {
  const { recognized } = understand(normalizeClaim(text), { mode: 'message', vocabulary, today, keepsPast: true })
  const figures = readFigures(recognized)
  const { draft, recognized: recognizedRun } = understand(figures.rest, {
    mode: 'message',
    vocabulary,
    today,
    keepsPast: true,
  })
  const providers = recognizedRun.mentions.flatMap((mention) =>
    isKind(mention, 'provider') ? mention.meaning.ids : [],
  )
  const draftSpec = draft.finish().spec
  const ownSpec = {
    ...draftSpec,
    providers: draftSpec.providers ?? (providers.length > 0 ? providers : null),
    budgetUsd: null,
    deadlineHours: null,
    objective: null,
  }
  const spec = fillFromContext(withQuantizedWeights(ownSpec, text), context)
  const isPlural = recognizedRun.mentions.some(
    (mention) => isKind(mention, 'gpu') && /s$/i.test(wordsIn(recognizedRun, mention.from, mention.to)),
  )
  const isComparison = comparisonWords.test(text)
  const statedFigures =
    isComparison && figures.rate === null && figures.usdPerHour === null ? withoutTotals(figures) : figures
  const isSeveralGpus = gpuFamilyCount(spec, vocabulary) > 1
  return {
    ...statedFigures,
    text: text.trim(),
    spec,
    epochs: draft.corpus?.epochs ?? 1,
    isMemoryNeed: /\b(?:needs?|requires?|minimum|at least)\b/i.test(text),
    isGpuCountAssumed: spec.gpuCount === null && !isPlural,
    isLowPrecision: /\b(?:mx)?fp8\b|\b(?:nv)?fp4\b|\be4m3\b/i.test(text),
    isComparison,
    isSeveral: figures.isSeveral || isSeveralGpus,
  }
}

const wordsIn = (
  { tokens, normalized }: ReturnType<typeof understand>['recognized'],
  from: number,
  to: number,
): string => normalized.text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)

/** "Saves 10 hours and $7.69" states neither hours nor dollars of a run. */
const withoutTotals = (figures: Figures): Figures => ({ ...figures, durations: [], usd: null })

/** "Quantized" alone is 4-bit: what people mean by it. */
const withQuantizedWeights = (spec: Spec, text: string): Spec =>
  spec.weights === null && spec.method === null && /(?<!un|non-|not )\bquanti[sz](?:ed|ation)\b/i.test(text)
    ? { ...spec, weights: 'nf4' }
    : spec

/** Different GPUs by name: an H100 SXM and an H100 PCIe are one. */
function gpuFamilyCount({ gpus }: Spec, { gpus: gpuLexicon }: Vocabulary): number {
  if (gpus === null || gpus.length < 2) return gpus?.length ?? 0
  const together = [...gpuLexicon.families.values()].some((ids) => gpus.every((id) => ids.includes(id)))
  return together ? 1 : 2
}

/** What the text leaves open is as in its context. */
function fillFromContext(own: Spec, context: Spec | null): Spec {
  if (context === null) return own
  const namesModel = own.model !== null || own.params !== null
  const namesHardware = own.gpus !== null || own.gpuCount !== null || own.providers !== null
  const { model, params } = namesModel ? own : context
  const hardware = namesHardware ? own : context
  // A method has its own weights and adapters.
  const adapted = own.method === null ? context : own
  return {
    ...own,
    model,
    params,
    tokens: own.tokens ?? context.tokens,
    method: adapted.method,
    weights: own.weights ?? adapted.weights,
    loraRank: own.loraRank ?? adapted.loraRank,
    loraTargets: own.loraTargets ?? adapted.loraTargets,
    sequenceLength: own.sequenceLength ?? context.sequenceLength,
    batch: own.batch ?? context.batch,
    gradientCheckpointing: own.gradientCheckpointing ?? context.gradientCheckpointing,
    packed: own.packed ?? context.packed,
    offload: own.offload ?? context.offload,
    stack: own.stack ?? context.stack,
    // "On one card" counts those that are spoken of.
    gpus: own.gpus ?? (own.providers === null ? context.gpus : null),
    gpuCount: hardware.gpuCount,
    nodes: hardware.nodes,
    providers: hardware.providers,
    tier: hardware.tier,
  }
}
