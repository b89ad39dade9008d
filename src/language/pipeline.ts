/**
 * The stages from a text to a scenario, each a list of named rules in the order in which they are tried or applied:
 *
 *     locales      a text in another language to English: data/locales
 *     text         characters to tokens; of a reply, first its colloquialisms said plainly
 *     lexicon      what each phrase can mean: data/lexicon and the names of the catalog
 *     recognizers  tokens to mentions: the first that knows what stands at a place
 *     grammar      mentions to slots: which number counts what, what is refused, what belongs together
 *     resolution   slots to the draft of a scenario, with an issue for each contradiction
 *     replies      what a reply in a thread wants: the first act of reply-acts.ts that it can be
 *     questions    what a question about an estimate is about: question.ts
 *     config       the keys of a trainer's configuration to phrases of the language: config-phrases.ts
 *     inquiries    what a text asks that is no job: the readers of read-inquiry.ts
 *
 * Commands (command.ts), messages (message.ts) and replies (replies/reply.ts) share all up to resolution; the mode says which rules apply.
 */
import { lately, once, rememberedOf } from '../once.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { resolveAccumulatedBatch } from './resolution/accumulated-batch.ts'
import { resolveTeacher } from './resolution/teacher.ts'
import { completeMethod } from '../scenario/training-consistency.ts'
import { type PresetSlots, noPresetSlots } from './grammar/preset-slots.ts'
import { applyGrammar } from './grammar/grammar.ts'
import { grammarRules } from './grammar/grammar-rules.ts'
import { isOfPlan } from './grammar/restated-numbers.ts'
import { withoutPast } from './grammar/past-slots.ts'
import { withoutUnwanted } from './grammar/competing-slots.ts'
import { slotFilters } from './grammar/slot-filters.ts'
import type { GrammarResult, InputMode, Slot } from './grammar/slots.ts'
import { type Vocabulary, phraseSources } from './lexicon/vocabulary.ts'
import { mergeCompoundNames, withVersionsOfNames } from './recognizers/compound-names.ts'
import { type RuleObserver, recognize } from './recognizers/recognize.ts'
import { type RecognizedText, wordsIn } from './recognizers/recognized-text.ts'
import { recognizers } from './recognizers/recognizers.ts'
import { withBareSizes } from './recognizers/bare-sizes.ts'
import { withSizesOfKinds } from './recognizers/sizes-of-kinds.ts'
import { withSizesOfNames } from './recognizers/sizes-of-names.ts'
import { withJoinedNames } from './recognizers/joined-names.ts'
import { withSpokenNames } from './recognizers/spoken-names.ts'
import { fixTypos } from './recognizers/typos.ts'
import { rewriteColloquialisms } from './replies/colloquialisms.ts'
import { resolveDatasetSize } from './resolution/dataset-size.ts'
import { resolveGpuCount, resolveGpus } from './resolution/hardware-choice.ts'
import { bindChoices } from './resolution/binding-choices.ts'
import { resolveProviders } from './resolution/provider-choice.ts'
import { addInvalidIssues } from './resolution/invalid-slots.ts'
import { resolveLimits } from './resolution/limits.ts'
import { resolveFieldValues } from './resolution/method-precision.ts'
import { remarkLanguages } from './resolution/model-languages.ts'
import { resolveModel } from './resolution/model-choice.ts'
import { placeByCertificates, placeByLaws, placeByPeople } from './resolution/implied-place.ts'
import { applyRelativeChanges } from './resolution/relative-changes.ts'
import {
  addSlotRemarks,
  remarkContextLength,
  remarkRanges,
  remarkSensitiveData,
  remarkTypoFixes,
} from './resolution/remarks.ts'
import { resolveCheckpoints } from './resolution/checkpoint-interval.ts'
import { clearFields, resolveSlots } from './resolution/resolve.ts'
import type { Resolver } from './resolution/resolver.ts'
import type { Draft } from './resolution/scenario-draft.ts'
import { addTrainingConflicts } from './resolution/training-conflicts.ts'
import { resolveNumbers, resolveShape } from './resolution/training-numbers.ts'
import type { Understanding } from './resolution/understanding.ts'
import { takePairsToEmbed, takeUsualEmbedder } from './resolution/usual-embedder.ts'
import { type NormalizedText, normalize } from './text/normalize.ts'
import { tokenize } from './text/tokenize.ts'

const resolvers: readonly Resolver[] = [
  { name: 'invalid', resolve: addInvalidIssues },
  { name: 'cleared-fields', resolve: clearFields },
  { name: 'remarks', resolve: addSlotRemarks },
  { name: 'ranges', resolve: remarkRanges },
  { name: 'model', resolve: resolveModel },
  { name: 'teacher', resolve: resolveTeacher },
  { name: 'field-values', resolve: resolveFieldValues },
  { name: 'pairs-to-embed', resolve: takePairsToEmbed },
  { name: 'task', resolve: completeMethod },
  { name: 'numbers', resolve: resolveNumbers },
  { name: 'shape', resolve: resolveShape },
  { name: 'gpus', resolve: resolveGpus },
  { name: 'gpu-count', resolve: resolveGpuCount },
  { name: 'accumulated-batch', resolve: resolveAccumulatedBatch },
  { name: 'providers', resolve: resolveProviders },
  { name: 'binding-choices', resolve: bindChoices },
  { name: 'dataset-size', resolve: resolveDatasetSize },
  { name: 'usual-embedder', resolve: takeUsualEmbedder },
  { name: 'limits', resolve: resolveLimits },
  { name: 'checkpoints', resolve: resolveCheckpoints },
  { name: 'training-conflicts', resolve: addTrainingConflicts },
  { name: 'context-length', resolve: remarkContextLength },
  { name: 'relative-changes', resolve: applyRelativeChanges },
  { name: 'typo-fixes', resolve: remarkTypoFixes },
  { name: 'certificate-place', resolve: placeByCertificates },
  { name: 'law-place', resolve: placeByLaws },
  { name: 'people-place', resolve: placeByPeople },
  { name: 'sensitive-data', resolve: remarkSensitiveData },
  { name: 'model-languages', resolve: remarkLanguages },
]
export const pipeline = {
  text: [
    { name: 'normalize', run: normalize },
    { name: 'colloquialisms', run: rewriteColloquialisms }, // of a reply: they enclose a value, as no row of the lexicon can
    { name: 'tokenize', run: tokenize },
    { name: 'spoken-names', run: withSpokenNames },
    { name: 'joined-names', run: withJoinedNames },
    { name: 'typo-fixes', run: fixTypos },
  ],
  lexicon: phraseSources,
  recognizers,
  grammar: [...grammarRules, ...slotFilters],
  resolution: resolvers,
} as const

/** What a text is read with. */
export type ReadingContext = {
  readonly mode: InputMode
  readonly vocabulary: Vocabulary
  readonly today: string // that "by Friday" is counted from
  /** The scenario that the text amends; null where it begins one. */
  readonly base?: Scenario | null
  /** What the last answer chose where nothing was asked: "twice the GPUs" then means twice those. */
  readonly lastPlan?: Partial<Spec>
  readonly given?: PresetSlots
  /** What the plan of a thread tells of the numbers that say nothing of what they count. */
  readonly refer?: (recognized: RecognizedText, found: GrammarResult) => GrammarResult
  /** What a text tells of the past counts too: it is the report of a run, or the value of a configuration. */
  readonly keepsPast?: boolean
  readonly observe?: (stage: keyof typeof pipeline, rule: string, from: number, to: number) => void
}

/** Reads a text up to the draft of a scenario. Only here is a text normalized, unless it comes normalized. */
export function understand(text: string | NormalizedText, context: ReadingContext): Understanding {
  const { vocabulary, base = null, lastPlan = {}, given = noPresetSlots } = context
  const normalized = typeof text === 'string' ? normalize(text) : text
  const { words, literalSlots } = wordsOf(normalized.text, context)
  const recognized = { normalized, ...words }
  const literal = literalSlots()
  const found = context.refer?.(recognized, literal) ?? literal
  const { slots: allSlots, unrecognized: leftOver, numbers, referred = [] } = found
  const restated = base === null ? [] : leftOver.filter((mention) => isOfPlan(mention, base))
  const unrecognized = leftOver.filter((mention) => !restated.includes(mention))
  const slots = once(() => [...given.slots, ...filterSlots(allSlots, recognized, context)])
  const wordsAt = (from: number, to: number) => (from < 0 ? given.wordsAt(from) : wordsIn(recognized)(from, to))
  const watch = observer(context, 'resolution')
  const draftOf = (kept: readonly Slot[]): Draft =>
    resolveSlots({ slots: kept, recognized, vocabulary, lastPlan }, resolvers, base, wordsAt, watch)
  const draft = once(() => draftOf(slots()))
  return {
    recognized,
    allSlots,
    referred,
    get slots() {
      return slots()
    },
    restated,
    unrecognized,
    numbers,
    isEveryday: vocabulary.isEveryday,
    wordsAt,
    get draft() {
      return draft()
    },
    draftOf,
  }
}

/** Reads a text up to the meaning of its words. */
export function recognizeText(text: string | NormalizedText, context: WordsContext): RecognizedText {
  const normalized = typeof text === 'string' ? normalize(text) : text
  return { normalized, ...wordsOf(normalized.text, context).words }
}

type WordsContext = Pick<ReadingContext, 'mode' | 'vocabulary' | 'today' | 'observe'>
type RecognizedWords = Omit<RecognizedText, 'normalized'>
/** Words, and the slots of the grammar before a plan tells more of them. */
type WordsRead = { readonly words: RecognizedWords; readonly literalSlots: () => GrammarResult }

const wordsOf = (text: string, context: WordsContext): WordsRead =>
  context.observe === undefined
    ? wordsLately(context.vocabulary)[context.mode](`${context.today} ${text}`)
    : readWords(text, context)

function readWords(text: string, context: WordsContext): WordsRead {
  const words = recognizeWords(text, context)
  const { mode, vocabulary } = context
  const literalSlots = once(() => applyGrammar(words, grammarRules, mode, vocabulary, observer(context, 'grammar')))
  return { words, literalSlots }
}

/** The same words come again, as a part of a reply or under another plan: what they mean by themselves is kept. */
const wordsLately = rememberedOf((vocabulary: Vocabulary) => {
  const ofMode = (mode: InputMode) =>
    lately((key): WordsRead => {
      const [today = ''] = key.split(' ', 1)
      return readWords(key.slice(today.length + 1), { mode, vocabulary, today })
    }, 64)
  return { command: ofMode('command'), message: ofMode('message'), thread: ofMode('thread') }
})

function recognizeWords(text: string, context: WordsContext): RecognizedWords {
  const { mode, vocabulary, today } = context
  const spelled = withJoinedNames(withSpokenNames(tokenize(text)), vocabulary)
  const { tokens, typoFixes } = fixTypos(spelled, vocabulary, mode)
  const mentions = recognize(tokens, recognizers, vocabulary, today, observer(context, 'recognizers'))
  const merged = withVersionsOfNames(tokens, mergeCompoundNames(tokens, mentions), vocabulary)
  const sized = withSizesOfKinds(tokens, withBareSizes(merged, vocabulary))
  return { tokens, mentions: withSizesOfNames(tokens, sized), typoFixes }
}

function filterSlots(slots: readonly Slot[], recognized: RecognizedText, context: ReadingContext): readonly Slot[] {
  const { mode, vocabulary, base = null, keepsPast = false, observe } = context
  return slotFilters.reduce((kept, { name, modes, keep }) => {
    if (!modes.includes(mode) || (keepsPast && (keep === withoutPast || keep === withoutUnwanted))) return kept
    const rest = keep(kept, recognized, vocabulary, base?.spec ?? null)
    if (rest.length < kept.length) observe?.('grammar', name, 0, recognized.tokens.length)
    return rest
  }, slots)
}

const observer = (
  { observe }: Pick<ReadingContext, 'observe'>,
  stage: keyof typeof pipeline,
): RuleObserver | undefined => (observe === undefined ? undefined : (rule, from, to) => observe(stage, rule, from, to))
