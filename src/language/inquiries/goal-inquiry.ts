/** "5,000 support chats, our own chatbot": what it is for, and the data, but no model. */
import { isSingleEpochRemark } from '../../scenario/assumed-epochs.ts'
import type { GoalFacts } from '../../catalog/goal-facts.ts'
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import { specPhrases } from '../../scenario/field-phrases.ts'
import { knowledgeNote, languagesNote, retrievalNote, servedNote } from '../../scenario/retrieval-note.ts'
import { type Scenario, emptySpec } from '../../scenario/scenario.ts'
import { slotsOf } from '../grammar/slots.ts'
import { shortSequence } from '../resolution/held-lengths.ts'
import { unmetWords, unusedWords, withUnused } from '../resolution/unused-words.ts'
import { isForPurpose, largestOfFamily } from './budget-inquiry.ts'
import {
  anyModel,
  answersPeople,
  asksToHost,
  goalPurposeIn,
  largerSizes,
  ofManner,
  wantedTraining,
  wishedSizeIn,
  wishedSizeNote,
  writesCodeIn,
} from './goal-purpose.ts'
import { hoursOfYear } from '../../scenario/hours-of-time.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { modelLikeNameIn } from './named-model.ts'

/** A price is asked of training in general: "how much does it cost to fine-tune a model". */
const generalTraining =
  /\b(?:how much|costs?|price|what (?:would|does|do)|want|need|like) .{0,40}\b(?:fine-?tun\w*|fine tun\w*|train\w*)\b.{0,30}\b(?:an? |our own |my own |some )?(?:small |simple |custom )?(?:model|llm|ai|something)\b/i
/** "How much is it to finetune on our docs", "cost of training on our tickets": whose data, and not how much. */
const onOwnData =
  /\b(?:how much|costs?|price|what (?:would|does|do|is)|ballpark|estimate)\b.{0,40}\b(?:fine-?tun\w*|fine tun\w*|train\w*)\b.{0,20}\b(?:on|with|over|using) (?:our|my|the|some|company|internal) [\p{L}-]{3,20}/iu
/** "What does it cost to finetune mistral": a price, and nothing of how much data. */
const pricedTraining =
  /^\W*(?:so |and |roughly |about )?(?:how much|what)\b.{0,30}\b(?:costs?|price|cost me|is it|does it|would it|will it|run)\b.{0,25}\b(?:fine-?tun\w*|fine tun\w*|train\w*)\b/iu
const trains = /\b(?:fine-?tun\w*|fine tun\w*|train\w*)\b/iu
const maxPricedLength = 80
const fromNothing = /\bfrom (?:scratch|zero)\b|\bpre-?train/iu

/** A model that is named, of which the price is asked and no data are told: a usual amount is guessed. */
function withUsualData({ text, understanding: { draft }, facts: { words } }: InquiryInput): boolean {
  const named = draft.issues.length === 0 && draft.get('params') !== null
  return (
    named &&
    draft.get('tokens') === null &&
    draft.get('gpus') === null &&
    draft.get('budgetUsd') === null &&
    text.length <= maxPricedLength &&
    (pricedTraining.test(text) || wantedTraining.test(text)) &&
    draft.get('task') !== 'pretrain' &&
    !fromNothing.test(text) &&
    !asksToHost(text, words)
  )
}

/** Null where the text names a model, or asks something that only hardware or money answer. */
export function readGoal(input: InquiryInput): Inquiry | null {
  const { text, understanding, facts } = input
  const { goals, words } = facts
  const { draft } = understanding
  if (withUsualData(input)) {
    const unused = unusedBesideGoal(input)
    return { kind: 'goal', scenario: withUnused(withGuesses(draft.finish(), text, goals, words), unused), sizes: [] }
  }
  // "Max $40, what model size can I finetune with 8M tokens": the size is what is asked.
  if (
    draft.get('budgetUsd') !== null &&
    draft.get('params') === null &&
    words.whichSize.test(text) &&
    !isForPurpose(text)
  )
    return null
  if (draft.get('budgetUsd') !== null && largestOfFamily(text, understanding) !== null) return null
  // What is to be pretrained is the first thing to decide.
  if (draft.get('task') === 'pretrain') return null
  // "Llama" by itself comes in many sizes: one is guessed.
  const isFamily = draft.issues.length > 0 && draft.issues.every(({ kind }) => kind === 'missing-model')
  if ((draft.issues.length > 0 && !isFamily) || draft.get('params') !== null) return null
  // A model is named that nothing is known of: it is no other.
  if (!isFamily && modelLikeNameIn(text) !== null) return null
  const hasData = draft.get('tokens') !== null
  // Hardware or money without data ask something else: what fits, what it buys.
  const isManner = !isFamily && draft.get('gpus') === null && ofManner.test(text) && !asksToHost(text, words)
  const isOpen =
    hasData ||
    isManner ||
    (draft.get('gpus') === null && (draft.get('budgetUsd') === null || (isFamily && trains.test(text))))
  if (
    !isOpen ||
    !(
      words.goal.test(text) ||
      isManner ||
      words.anyModel.test(text) ||
      (hasData && words.task.test(text) && !asksToHost(text, words)) ||
      (hasData && words.money.test(text) && isTold(text) && !asksToHost(text, words)) ||
      (hasData && (anyModel.test(text) || isForPurpose(text) || writesCodeIn(text))) ||
      (hasData && (words.advice.test(text) || asksPlainly(input)) && !words.pastJob.test(text)) ||
      (!hasData &&
        (generalTraining.test(text) ||
          onOwnData.test(text) ||
          (isFamily &&
            (/\b(?:how much|costs?|price)\b/iu.test(text) ||
              wantedTraining.test(text) ||
              (draft.get('budgetUsd') !== null && trains.test(text))))))
    )
  )
    return null
  const asked = draft.finish()
  const isBareCount = slotsOf(understanding.slots, 'unitless').length === 1 && words.pieces.test(text)
  const counted = isBareCount ? withPieces(asked, goals) : asked
  const guessed = withUnused(withGuesses(counted, text, goals, words), unusedBesideGoal(input))
  const isSmall = [goals.labels, goals.labelsOtherLanguages, goals.vectors].some(
    ({ model }) => guessed.spec.model === model,
  )
  return { kind: 'goal', scenario: guessed, sizes: isSmall ? [] : largerSizes(text, goals) }
}

/** Words of the goal are its subject, no wishes that were dropped: left are numbers, names that are known, and places. */
export function unusedBesideGoal({ text, understanding, facts: { words } }: InquiryInput): readonly string[] {
  const known = unusedWords(understanding)
  const isPlace = (each: string): boolean =>
    /^\p{Lu}/u.test(each) && ['in', 'on', 'at'].some((before) => text.includes(` ${before} ${each}`))
  return unmetWords(understanding).filter(
    (each) =>
      !words.wish.test(each) &&
      !words.otherLanguages.test(each) &&
      (known.includes(each) || /\d/u.test(each) || isPlace(each)),
  )
}

/** Somebody tells in sentences what there is, and has no words of the trade for it: the model is ours to propose. */
const isTold = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= fewestWords && !ofTrade.test(text.replace(askedGpu, ''))
const fewestWords = 12
/** A question in everyday words, of data alone. What is shorter may go on with what was said before. */
const asksPlainly = ({ text, understanding: { draft }, facts: { words } }: InquiryInput): boolean =>
  text.includes('?') && isTold(text) && draft.get('gpus') === null && !asksToHost(text, words)
/** "Which GPU" is what everybody asks. */
const askedGpu = /\b(?:which|what|whats?(?: the)?(?: best| right| cheapest)?) (?:kind of |sort of |cloud )?gpus?\b/giu
const ofTrade = /\b(?:lora|qlora|epochs?|tokens?|gpus?|params?)\b/iu

/** "Our mails, about 40 thousand": so many mails, not tokens. */
function withPieces(asked: Scenario, goals: GoalFacts): Scenario {
  const pieces = asked.spec.tokens
  if (pieces === null) return asked
  const tokensPerExample = goals.exampleTokens.base
  const tokens = pieces * tokensPerExample
  const note = `${pieces.toLocaleString('en-US')} is taken for their number, at ${tokensPerExample} tokens each.`
  return {
    ...asked,
    spec: { ...asked.spec, tokens },
    notes: [...asked.notes, note],
    remarks: [...(asked.remarks ?? []), { field: 'tokens', text: note }],
    corpus: { tokensPerEpoch: tokens, epochs: 1, examples: pieces, tokensPerExample },
  }
}

/** Texts are written, not only labelled. */
const writes =
  /\b(?:writ(?:e|es|ing)|repl(?:y|ies|ying)|answer\w*|draft\w*|summar\w+|translat\w+|chat ?bots?|assistants?|expla(?:in\w*|nation\w*)|tutor\w*|teach(?:es|ing)?|generat\w+|respon(?:d|ds|se|ses)|llms?|language models?|gpt)\b/iu

function withGuesses(asked: Scenario, text: string, goals: GoalFacts, words: InquiryWords): Scenario {
  const { spec } = asked
  const isLabelling = spec.params === null && spec.method === null && words.labelling.test(text) && !writes.test(text)
  const isSearch = spec.params === null && spec.method === null && spec.task === 'embedding'
  const isOfOtherLanguages = words.otherLanguages.test(text)
  const labels = isOfOtherLanguages ? goals.labelsOtherLanguages : goals.labels
  const small = isLabelling ? labels : isSearch ? goals.vectors : null
  const purpose = goalPurposeIn(text)
  const size = spec.params === null && small === null ? wishedSizeIn(text) : null
  const coder = writesCodeIn(text) && spec.params === null && small === null && size === null ? goals.code : null
  const usualParams = (size === null ? goals.params : goals[size]).base
  const namesEpochs = /\b(?:epochs?|passes)\b/i.test(text)
  const epochs = namesEpochs ? 1 : goals.epochs.base
  const data = spec.tokens ?? goals.examples.base * goals.exampleTokens.base
  const guesses = [
    ...(spec.params !== null
      ? []
      : [
          coder !== null
            ? coder.name
            : small === null
              ? `${size === null ? 'an' : 'a'} ${usualParams / 1e9}B model`
              : `${small.name}, an encoder`,
        ]),
    ...(spec.method === null ? [small === null ? 'LoRA' : 'every weight trained'] : []),
    ...(spec.tokens === null
      ? [`${goals.examples.base.toLocaleString('en-US')} examples of ${goals.exampleTokens.base} tokens`]
      : []),
    ...(namesEpochs ? [] : [`${epochs} passes over the data`]),
  ]
  const notes = [
    `Guessed: ${guesses.join(', ')}; name others to have them.`,
    ...(words.knowledge.test(text) && small === null && purpose !== 'extraction'
      ? [knowledgeNote]
      : answersPeople(text) && purpose !== 'code'
        ? [retrievalNote]
        : []),
    ...(answersPeople(text) ? [servedNote] : []),
    ...(size === null ? [] : [wishedSizeNote(size, usualParams)]),
    ...(spec.params === null && spec.tokens === null
      ? [
          'Mind: a hosted model with good instructions and some examples may be enough, so try that first. How many examples have you, and how long? Say it, and the guess becomes an estimate.',
        ]
      : []),
    ...(isOfOtherLanguages && small === null && spec.params === null ? [languagesNote] : []),
    ...(isSearch
      ? [
          'Mind: try a ready embedding model on a hundred of your own queries first, for to embed so much is a matter of minutes. Training one needs pairs of a query and what answers it, from logs of the search, more than it needs GPUs.',
        ]
      : []),
    ...(isLabelling
      ? [
          `Mind: an encoder is usual for labels; a model of ${goals.params.base / 1e9}B that writes costs many times that: “${specPhrases({ ...emptySpec, params: goals.params.base, method: goals.method, tokens: data * epochs }).join(' ')}”.${isOfOtherLanguages ? '' : ' In other languages than English take XLM-R or mDeBERTa, which cost about the same.'}`,
        ]
      : []),
  ]
  const { corpus } = asked
  // One pass was assumed before several were guessed.
  const isStillTrue = (note: string): boolean => namesEpochs || !isSingleEpochRemark(note)
  return {
    ...asked,
    spec: {
      ...emptySpec,
      ...spec,
      ...(small === null
        ? {}
        : {
            model: small.model,
            sequenceLength:
              spec.sequenceLength ?? shortSequence(asked.corpus?.tokensPerExample ?? goals.exampleTokens.base),
          }),
      ...(coder === null ? {} : { model: coder.model, variant: coder.variant }),
      params: spec.params ?? (coder ?? small)?.params.base ?? usualParams,
      method: spec.method ?? (small === null ? goals.method : 'full'),
      tokens: data * epochs,
      // "Three years of mails", "from the last four years" is how old the data are.
      deadlineHours: (spec.deadlineHours ?? 0) >= hoursOfYear ? null : spec.deadlineHours,
    },
    notes: [...notes, ...asked.notes.filter(isStillTrue)],
    remarks: [
      ...notes.map((note) => ({ field: null, text: note })),
      ...(asked.remarks ?? []).filter(({ text: remark }) => isStillTrue(remark)),
    ],
    ...(corpus === undefined ? {} : { corpus: { ...corpus, epochs: corpus.epochs * epochs } }),
  }
}
