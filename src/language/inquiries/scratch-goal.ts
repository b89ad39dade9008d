/** "A tiny language model from zero on 10 million words": data for a model that is to be made from nothing, and no size. */
import { isSingleEpochRemark } from '../../scenario/assumed-epochs.ts'
import { formatParams } from '../../scenario/format-values.ts'
import { emptySpec, type Scenario } from '../../scenario/scenario.ts'
import { withUnused } from '../resolution/unused-words.ts'
import { unusedBesideGoal } from './goal-inquiry.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const fromNothing = /\bfrom (?:scratch|zero|nothing|the ground up)\b|(?<!continued )(?<!continual )\bpre-?train/iu
const continued = /\b(?:continu\w*|cpt|further|domain|adapt\w*)\b/iu
/** A message that only tells of the plan leaves the size to those who make it. */
const isAsked =
  /\?|\b(?:costs?|price|budget|how (?:much|long|many)|ballpark|estimate|ok|enough|doable|feasible|possible)\b/iu
const ofLanguage =
  /\b(?:language models?|l+ms?|gpts?|text models?|models?|transformers?)\b(?! (?:of|for) (?:images?|audio))/iu

/** Null where a size or a base is named, or nothing says that the model is new. */
export function readScratchGoal(input: InquiryInput): Extract<Inquiry, { kind: 'goal' }> | null {
  const { text, understanding } = input
  const { goals, rules, words } = input.facts
  const { draft, slots } = understanding
  const tokens = draft.get('tokens')
  if (tokens === null || draft.get('params') !== null || !fromNothing.test(text) || continued.test(text)) return null
  if (draft.issues.some(({ kind }) => kind !== 'missing-model') || slots.some(({ role }) => role === 'model'))
    return null
  if (
    !isAsked.test(text) ||
    !ofLanguage.test(text) ||
    words.largest.test(text) ||
    words.whichSize.test(text) ||
    words.modelSize.test(text)
  )
    return null
  const asked = draft.finish()
  const best = tokens / rules.tokensPerParameter.base
  const isLittle = best < goals.scratch.leastParams.base
  const params = isLittle ? goals.scratch.leastParams.base : roundSize(best)
  const passes = isLittle && asked.corpus?.epochs === 1 ? goals.scratch.passes.base : 1
  return {
    kind: 'goal',
    scenario: withUnused(guessed(asked, params, tokens, passes), unusedBesideGoal(input)),
    sizes: [],
  }
}

/** "150M", and not "148.3M". */
function roundSize(params: number): number {
  const unit = 10 ** Math.floor(Math.log10(params) - 1)
  return Math.round(params / unit) * unit
}

function guessed(asked: Scenario, params: number, tokens: number, passes: number): Scenario {
  const isLittle = passes > 1
  const { corpus } = asked
  const notes = [
    `Guessed: a model of ${formatParams(params)} parameters, trained from nothing${isLittle ? `, ${passes} passes over the data` : ', at some 20 tokens a parameter'}; name a size to have it.`,
    isLittle
      ? 'Mind: so small a model learns to write such sentences and knows little else. A ready model of 1B, fine-tuned on the same text, writes better for about as much.'
      : 'Mind: to fine-tune a ready model on the same text costs less and knows more, unless it has to be of your own making.',
  ]
  const isStillTrue = (note: string): boolean => !isLittle || !isSingleEpochRemark(note)
  return {
    ...asked,
    spec: { ...emptySpec, ...asked.spec, params, tokens: tokens * passes, task: 'pretrain', method: 'full' },
    notes: [...notes, ...asked.notes.filter(isStillTrue)],
    remarks: [
      ...notes.map((note) => ({ field: null, text: note })),
      ...(asked.remarks ?? []).filter(({ text }) => isStillTrue(text)),
    ],
    ...(corpus === undefined ? {} : { corpus: { ...corpus, epochs: corpus.epochs * passes } }),
  }
}
