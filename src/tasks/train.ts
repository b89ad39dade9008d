/**
 * `npm run train`: trains the classifier of turns on data/training/turns.jsonl and threads.jsonl, the roles of numbers on
 * quantities.jsonl, the score of messages on messages.jsonl, what requests change on threads.jsonl and what questions ask on
 * questions.jsonl, which values are wanted on values.jsonl, and writes turn-acts.json, quantity-roles.json, message-intent.json,
 * change-kinds.json, questions.json, wanted-values.json, answered-questions.json and reply-judge.json to data/reader. `-- 2026-11-26`: the day.
 * `npm run train -- --evaluate`: how well they do on what they were not trained on; writes nothing.
 * `npm run train -- --roles`: the roles of numbers alone; `-- --acts`: the classifier of turns, `-- --messages`: the score of messages,
 * `-- --kinds`: the classifier of what requests change, `-- --questions`: that of what questions ask, `-- --values`: that of
 * the values that are wanted in a message, `-- --answers`: which questions each answer of the rules goes with; the rules read every line
 * for it, so it is made anew where rules have changed much, `-- --judge`: which of two readings of a reply serves, `-- --suppositions`: what a question
 * supposes of a run, `-- --news`: what people tell that changes the plan above them, `-- --particular`: which answer to a
 * particular question serves, `-- --talk`: what is talk, whatever it is taken for (by the readers as they are: last, where they changed).
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalog } from '../catalog/load.ts'
import { changeKinds } from '../catalog/change-kinds.ts'
import { turnActs } from '../catalog/turn-acts.ts'
import { kindFeatureCount } from '../language/lexicon/change-kind-classifier.ts'
import { canonicalWords } from '../language/lexicon/question-features.ts'
import { packedSparseRow } from '../language/lexicon/sparse-classifier.ts'
import { buildVocabulary } from '../language/lexicon/vocabulary.ts'
import { answersOfLines } from './train/answer-lines.ts'
import { particularModels, replyJudgeOf } from './train/particular-models.ts'
import { evaluateClassifier } from './train/evaluate.ts'
import { evaluateQuestions, questionLines, trainQuestions } from './train/question-lines.ts'
import { evaluateRoles } from './train/evaluate-roles.ts'
import { keptWeights, roleLines } from './train/role-lines.ts'
import { evaluateMessages, messageLines, trainMessages } from './train/train-messages.ts'
import { trainRoles } from './train/train-roles.ts'
import { trainActs } from './train/train-acts.ts'
import { packedRow, trainLinear } from './train/train-linear.ts'
import { evaluateKinds, kindLines } from './train/kind-lines.ts'
import { evaluateSuppositions, suppositionLines, suppositionModel } from './train/supposition-lines.ts'
import { evaluateNews, newsLines, newsModel } from './train/news-lines.ts'
import type { WordModel } from './train/word-model.ts'
import { evaluateTalk, talkLines, talkModelOf } from './train/talk-lines.ts'
import { turnLines } from './train/turn-lines.ts'
import { evaluateValues, valueLines, valuesModelOf } from './train/value-lines.ts'

const root = join(import.meta.dirname, '../../data')
/** The lines of a file of data/training. */
const linesOf = (name: string): string => readFileSync(join(root, `training/${name}.jsonl`), 'utf8')
const turns = linesOf('turns')
const threads = linesOf('threads')
const quantities = linesOf('quantities')
const catalog = loadCatalog(root)
const providers = [...catalog.providers.values()].map(({ id, name, aliases }) => ({ id, name, aliases, tiers: [] }))
const vocabulary = buildVocabulary(catalog, providers)
const messages = linesOf('messages')
const questions = linesOf('questions')
const values = linesOf('values')
const parts = [
  '--roles',
  '--acts',
  '--messages',
  '--kinds',
  '--questions',
  '--values',
  '--answers',
  '--judge',
  '--suppositions',
  '--news',
  '--particular',
  '--talk',
] as const
const part = parts.find((each) => process.argv.includes(each)) ?? null
/** Whether a part is trained: all of them, or the one that is named. */
const isTrained = (each: (typeof parts)[number]): boolean => part === null || part === each
const isEvaluation = process.argv.includes('--evaluate')
const asOf = process.argv.find((word) => /^\d{4}-\d{2}-\d{2}$/.test(word)) ?? '2026-11-26'
/** What each file of weights says of itself; `content`: of the files that it is trained on. */
const modelOf = (note: string, trainedFrom: string, content: string, lines: readonly unknown[]) => ({
  note,
  trainedFrom,
  asOf,
  trainedOn: createHash('sha256').update(content).digest('hex'),
  lines: lines.length,
})

function writeActs(): void {
  const lines = turnLines(turns, threads, vocabulary)
  const rows = trainActs(lines)
  const acts = Object.fromEntries(rows.map((row, index) => [turnActs[index], packedRow(row)]))
  const model = {
    ...modelOf(
      'Weights of the classifier of turns in a thread; written by npm run train.',
      'data/training/turns.jsonl and threads.jsonl',
      turns + threads,
      lines,
    ),
    acts,
  }
  writeModel('turn-acts', model, 2)
  console.log(`the classifier of turns is trained on ${lines.length} lines`)
}

function writeKinds(): void {
  const lines = kindLines(threads, vocabulary)
  const rows = trainLinear(lines, changeKinds.length, kindFeatureCount)
  const model = {
    ...modelOf(
      'Weights of the classifier of what a request in a thread changes; written by npm run train.',
      'data/training/threads.jsonl',
      threads,
      lines,
    ),
    kinds: Object.fromEntries(rows.map((row, index) => [changeKinds[index], packedRow(row)])),
  }
  writeModel('change-kinds', model, 2)
  console.log(`what requests change is trained on ${lines.length} lines`)
}

const readQuestions = () =>
  questionLines(questions, catalog.questionWords, {
    plainly: vocabulary.questionCues.plainly,
    canonical: canonicalWords(catalog.lexicon.alikeInQuestions),
  })

function writeQuestions(): void {
  const { ids, lines } = readQuestions()
  const rows = trainQuestions(lines, ids.length)
  const model = {
    ...modelOf(
      'Weights of the classifier of what a question asks; written by npm run train.',
      'data/training/questions.jsonl',
      questions,
      lines,
    ),
    questions: Object.fromEntries(rows.map(({ bias, weights }, index) => [ids[index], packedSparseRow(bias, weights)])),
  }
  writeModel('questions', model, 1)
  console.log(`what questions ask is trained on ${lines.length} lines`)
}

function writeRoles(): void {
  const lines = roleLines(quantities, vocabulary)
  const model = {
    ...modelOf(
      'Weights of the model that tells what numbers without a unit count; written by npm run train.',
      'data/training/quantities.jsonl',
      quantities,
      lines,
    ),
    ...keptWeights(trainRoles(lines)),
  }
  writeModel('quantity-roles', model, 1)
  console.log(`the roles of numbers are trained on ${lines.length} lines`)
}

function writeMessages(): void {
  const lines = messageLines(messages, vocabulary)
  const [none, job] = trainMessages(lines).map(packedRow)
  const model = {
    ...modelOf(
      'Weights of the classifier that tells whether a message describes a job to be estimated; written by npm run train.',
      'data/training/messages.jsonl',
      messages,
      lines,
    ),
    none,
    job,
  }
  writeModel('message-intent', model, 2)
  console.log(`the classifier of messages is trained on ${lines.length} lines`)
}

function writeValues(): void {
  const { model, count } = valuesModelOf(values, vocabulary, modelOf)
  writeModel('wanted-values', model, 2)
  console.log(`whether values are wanted is trained on ${count} values`)
}

function writeAnswers(): void {
  const { questions: asked, answers, lines } = answersOfLines(questions, vocabulary)
  const model = {
    ...modelOf(
      'How often each answer that the rules choose was given to each question; written by npm run train.',
      'data/training/questions.jsonl',
      questions,
      lines,
    ),
    questions: asked,
    answers,
  }
  writeModel('answered-questions', model)
  console.log(`how often answers are given to questions is told by ${lines.length} lines`)
}

function writeJudge(): void {
  const { model, count } = replyJudgeOf(root, modelOf)
  writeModel('reply-judge', model, 1)
  console.log(`the judge of two readings is trained on ${count} replies`)
}

const writeModel = (name: string, model: object, indent?: number): void =>
  writeFileSync(join(root, `reader/${name}.json`), `${JSON.stringify(model, null, indent)}\n`)

function writeParticular(): void {
  const { topics, judge, count } = particularModels(root, catalog, vocabulary, providers, modelOf, asOf)
  writeModel('answer-topics', topics)
  writeModel('answer-judge', judge, 1)
  console.log(`the judge of particular answers is trained on ${count} of them`)
}

const talk = () => linesOf('talk')

function writeTalk(): void {
  const { model, count } = talkModelOf(talk(), vocabulary, modelOf, asOf)
  writeModel('talk', model, 2)
  console.log(`what is talk is trained on ${count} lines`)
}

const suppositions = () => linesOf('suppositions')
const news = () => linesOf('plan-news')

function writeWordModel(name: string, kinds: WordModel, content: string): void {
  const { note, trainedFrom, lines, rows } = kinds
  const model = { ...modelOf(note, trainedFrom, content, lines), ...rows }
  writeModel(name, model, 1)
  console.log(`${name}: trained on ${lines.length} lines`)
}

if (isEvaluation) {
  if (isTrained('--messages')) console.log(evaluateMessages(messageLines(messages, vocabulary)))
  if (isTrained('--roles')) console.log(evaluateRoles(roleLines(quantities, vocabulary)))
  if (isTrained('--acts')) console.log(evaluateClassifier(turnLines(turns, threads, vocabulary)))
  if (isTrained('--kinds')) console.log(evaluateKinds(kindLines(threads, vocabulary)))
  if (isTrained('--questions')) console.log(evaluateQuestions(readQuestions()))
  if (isTrained('--news')) console.log(evaluateNews(newsLines(news(), turns, threads)))
  if (isTrained('--suppositions')) console.log(evaluateSuppositions(suppositionLines(suppositions(), questions)))
  if (isTrained('--talk')) console.log(evaluateTalk(talkLines(talk(), vocabulary, asOf)))
  if (isTrained('--values')) console.log(evaluateValues(valueLines(values, vocabulary)))
} else {
  if (isTrained('--messages')) writeMessages()
  if (isTrained('--roles')) writeRoles()
  if (isTrained('--acts')) writeActs()
  if (isTrained('--kinds')) writeKinds()
  if (isTrained('--questions')) writeQuestions()
  if (isTrained('--values')) writeValues()
  if (isTrained('--answers')) writeAnswers()
  if (isTrained('--judge')) writeJudge()
  if (isTrained('--particular')) writeParticular()
  if (isTrained('--suppositions'))
    writeWordModel('suppositions', suppositionModel(suppositions(), questions), suppositions() + questions)
  if (isTrained('--talk')) writeTalk()
  if (isTrained('--news')) writeWordModel('plan-news', newsModel(news(), turns, threads), news() + turns + threads)
}
