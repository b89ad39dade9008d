/** data/lexicon/intent-phrases.json: the phrases by which a text is told, each list read as one expression. */
import * as z from 'zod'
import { openingList, phrasesOnly, wordList } from './word-list.ts'

export const intentPhrasesSchema = z.strictObject({
  note: z.string(),
  /** Replies that are a command and nothing else. */
  controls: z.strictObject({ undo: phrasesOnly, redo: phrasesOnly, reset: phrasesOnly, help: phrasesOnly }),
  /** Whether a message is about a training, asks for an estimate, wants something, or is about a model in use. */
  message: z.strictObject({
    training: wordList,
    estimate: wordList,
    intention: wordList,
    asking: wordList,
    serving: wordList,
    published: wordList,
    /** A training that was wanted is not to be. */
    calledOff: wordList,
    /** What people are asked to do, or to come to, that needs no plan. */
    asides: wordList,
    /** What is said of a model, and no wish to train it. */
    judged: wordList,
  }),
  /** A wish for another currency: what the currencies are called, and the words that may stand around them. */
  currency: z.strictObject({ names: phrasesOnly, around: phrasesOnly }),
  /** Words of one's own price of a GPU; any other word makes it a remark of something else. */
  ownPrice: phrasesOnly,
  /** With one of these a number is a wish. */
  wish: wordList,
  /** Whether a job fits or runs is spoken of. */
  fit: wordList,
  /** Runs that end early, and what else may be dropped or cut. */
  runStop: wordList,
  otherThanRuns: wordList,
  /** A factor is of these, and of no speed. */
  otherThanSpeed: wordList,
  /** How one plan compares with another. */
  comparison: wordList,
  /** Whether another choice is worth it is asked. */
  merit: wordList,
  /** The card of the plan is to be shown once more. */
  shownAgain: phrasesOnly,
  /** How another plan is supposed, before what it has. */
  supposition: wordList,
  /** A sentence opens so where another plan is only asked about. */
  hypothesis: openingList,
  /** What a plan has changed against the one before is asked. */
  comparedSince: phrasesOnly,
  /** How a plan that was named turns out is asked. */
  verdict: wordList,
  /** A clause opens so where it only asks, whatever is named beside it; the same as it was typed in other languages. */
  asksOnly: openingList,
  asksInOthers: wordList,
  /** A question is put to somebody who is here. */
  ofPeople: wordList,
  /** Beside a question a clause with one of these wishes. */
  commands: wordList,
  /** Links between GPUs. */
  gpuLink: wordList,
  /** A sentence of a reply tells of what was. */
  past: wordList,
  /** Another run beside the plan is spoken of. */
  /** A tax is spoken of, and something else is wished. */
  otherThanTax: wordList,
  /** What was named several of is nearer to a number than was said. */
  nearer: wordList,
  /** Memory did not suffice for a run. */
  ranOut: wordList,
  /** What a part of the data is like that is not trained on. */
  leftOut: wordList,
  /** What was spoken of is taken off, or added to what holds. */
  takenOff: wordList,
  addedTo: wordList,
  /** GPUs of the plan are no longer there for it. */
  cardsGone: wordList,
  /** A sum that was told comes on top of the one that holds. */
  addedToBudget: wordList,
  /** Right around an amount: verbs before "by", the word before it, and the words behind it. */
  direction: z.strictObject({
    raises: wordList,
    lowers: wordList,
    adds: wordList,
    takes: wordList,
    addsBehind: wordList,
    takesBehind: wordList,
  }),
  /** The data, or the run over all of them, are spoken of. */
  ofData: wordList,
  /** Behind a number: it will not do. */
  blame: wordList,
  /** What is said of a value that gives way, of what was, of one that takes its place, between the two, of one that stays, and of slips. */
  correction: z.strictObject({
    gaveWay: wordList,
    past: wordList,
    holdsNow: wordList,
    becomes: wordList,
    stillRight: wordList,
    slips: wordList,
  }),
  /** Who gives the money, and that it is there to be spent: a sum beside one is the budget. */
  moneySource: wordList,
  /** A sum beside one was paid or asked for, and is none to be spent. */
  moneyGone: wordList,
  /** A price is that of a whole machine, and not of one of its GPUs. */
  wholeMachine: wordList,
  /** A lone sum or time is a limit. */
  limit: wordList,
  /** Said of other people. */
  ofOthers: wordList,
  /** A wish is kept where a plan can: words ahead of it, words behind it, and those of them that ask for a saving. */
  optional: z.strictObject({ ahead: wordList, behind: wordList, ifSensible: wordList }),
  /** How a question that sets plans side by side is put: by its figure, its direction and its form. */
  contrast: z.strictObject({
    asks: openingList,
    /** The part of a question that asks for a figure of another plan, or how far it differs. */
    effect: wordList,
    usd: wordList,
    hours: wordList,
    memory: wordList,
    cheaper: wordList,
    dearer: wordList,
    faster: wordList,
    slower: wordList,
    ratio: wordList,
    share: wordList,
    /** Whether the other plan is worth it. */
    worth: wordList,
    which: wordList,
    difference: wordList,
    holds: wordList,
    /** What is compared is the plan that holds, or the first of two. */
    ofFirst: wordList,
    thanPlan: wordList,
    /** Of a choice that is doubted. */
    against: wordList,
    /** Of these something else than money and time is asked. */
    besides: wordList,
  }),
})
export type IntentPhrases = z.infer<typeof intentPhrasesSchema>
export type ContrastPhrases = IntentPhrases['contrast']
