/** What is learned of particular answers: what their lines ask, and whether one serves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalog } from '../../catalog/catalog.ts'
import type { ProviderName } from '../../language/lexicon/provider-names.ts'
import { type Vocabulary, buildVocabulary } from '../../language/lexicon/vocabulary.ts'
import { particularLines, topicsOfAnswers } from './particular-lines.ts'
import { judgedReplies, trainJudge } from './train-judge.ts'

/** What a file of weights says of itself. */
export type ModelOf = (
  note: string,
  trainedFrom: string,
  content: string,
  lines: readonly unknown[],
) => {
  readonly note: string
  readonly trainedFrom: string
  readonly asOf: string
  readonly trainedOn: string
  readonly lines: number
}

/** Which of two readings of a reply serves, as data/training/judged-replies.jsonl marks them. */
export function replyJudgeOf(root: string, modelOf: ModelOf) {
  const text = readFileSync(join(root, 'training/judged-replies.jsonl'), 'utf8')
  const lines = judgedReplies(text)
  const said = modelOf(
    'Which of two readings of a reply serves, by what speaks for each; written by npm run train.',
    'data/training/judged-replies.jsonl',
    text,
    lines,
  )
  return { model: { ...said, ...trainJudge(lines) }, count: lines.length }
}

/** `root`: the data folder; `modelOf`: what each file says of itself; `count`: answers that were marked and are still near. */
export function particularModels(
  root: string,
  catalog: Catalog,
  vocabulary: Vocabulary,
  providers: readonly ProviderName[],
  modelOf: ModelOf,
  today: string,
) {
  const asked = readFileSync(join(root, 'training/judged-answers.jsonl'), 'utf8')
  const answers = topicsOfAnswers(catalog.particularAnswers, vocabulary)
  const topics = {
    ...modelOf(
      'Which questions of data/questions the lines of each particular answer ask; written by npm run train.',
      'data/answers',
      JSON.stringify([...catalog.particularAnswers.values()]),
      Object.keys(answers),
    ),
    answers,
  }
  // Likeness is told with what the lines ask now.
  const lines = particularLines(asked, buildVocabulary({ ...catalog, answerTopics: topics }, providers), today)
  const judge = {
    ...modelOf(
      'Whether the answer to a particular question serves, or what is said otherwise; written by npm run train.',
      'data/training/judged-answers.jsonl',
      asked,
      lines,
    ),
    ...trainJudge(lines),
  }
  return { topics, judge, count: lines.length }
}
