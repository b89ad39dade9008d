/** A wish for the files that run the plan: "give me the axolotl config", "as skypilot", "slurm script please". */
import { type ExportTarget, isTrainer } from '../../catalog/export-target.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'
import type { RunFileRequest } from './reply-act.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 120
/** The longest name of a tool, in words. */
const maxNameWords = 3

/** Null where no file of a tool is asked for. */
export function readRunFileRequest(reply: Reply): ReplyCandidate | null {
  const { export: words } = reply.vocabulary.replyWords
  const without = toolWithoutFiles(reply.bare.line, words)
  if (without !== null)
    return bareReply(reply, { kind: 'problem', problem: noFilesOf(without, words) }, 'asks for files of another tool')
  const request = runFileRequestIn(reply.bare.line, reply.vocabulary.replyWords)
  return request === null ? null : bareReply(reply, { kind: 'run files', ...request }, 'asks for files that run it')
}

/** Null where the text is more than such a wish, or something else. Linear in its length. */
export function runFileRequestIn(text: string, { export: words }: ReplyWords): RunFileRequest | null {
  if (text.length > maxLength) return null
  const typed = wordsOf(text)
  if (typed.some((word) => words.remarks.has(word))) return null
  const tools = new Set<ExportTarget>()
  const rest: string[] = []
  let isNamedByPreposition = false
  for (let at = 0; at < typed.length;) {
    const name = toolAt(typed, at, words)
    if (name === null) rest.push(typed[at] ?? '')
    else {
      tools.add(name.tool)
      isNamedByPreposition ||= words.run.prepositions.has(typed[at - 1] ?? '')
    }
    at += name?.length ?? 1
  }
  const { files, exports, wishes, ownFiles, yaml, prepositions } = words.run
  if (!rest.every((word) => isOfRequest(word, words))) return null
  const says = (list: ReadonlySet<string>) => rest.some((word) => list.has(word))
  const [tool, ...others] = tools
  if (others.length > 0) return null
  if (tool === undefined) {
    // "Yaml" alone names what is wished for.
    if (says(yaml)) return { tool: 'yaml' }
    return (says(exports) || says(wishes) || says(prepositions)) && says(ownFiles) ? { tool: null } : null
  }
  // The name of a trainer alone is a wish to train with it; a launcher is no choice of the plan.
  const isRequest = says(files) || says(exports) || isNamedByPreposition
  return isRequest || (!isTrainer(tool) && tool !== 'probe') ? { tool } : null
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s_,?!.;:"“”()]+/u)
    .filter((word) => word !== '')

const isOfRequest = (word: string, { run }: ReplyWords['export']): boolean =>
  [run.files, run.exports, run.wishes, run.prepositions, run.around].some((list) => list.has(word))

/** "As torchtune", "torchtune config please": files of software that none are written for; null where nothing else is named. */
function toolWithoutFiles(text: string, words: ReplyWords['export']): string | null {
  const { withoutFiles, prepositions, files } = words.run
  const typed = text.length > maxLength ? [] : wordsOf(text)
  const [name, ...others] = typed.filter((word) => withoutFiles.has(word))
  if (name === undefined || others.length > 0 || typed.some((word) => words.remarks.has(word))) return null
  const rest = typed.filter((word) => word !== name)
  const isRequest = rest.some((word) => files.has(word)) || prepositions.has(typed[typed.indexOf(name) - 1] ?? '')
  return isRequest && rest.every((word) => isOfRequest(word, words)) ? name : null
}

function noFilesOf(name: string, { run }: ReplyWords['export']): Problem {
  const trainers = [...new Set(run.tools.values())].filter(isTrainer)
  return {
    kind: 'unknown',
    message: `No files are written for ${name}; there are ${trainers.join(', ')}. To plan with it, say “with ${name}”.`,
    terms: [name],
    suggestions: [`with ${name}`, 'as yaml'],
  }
}

function toolAt(typed: readonly string[], at: number, { run }: ReplyWords['export']) {
  for (let length = maxNameWords; length > 0; length -= 1) {
    const tool = run.tools.get(typed.slice(at, at + length).join(' '))
    if (tool !== undefined) return { tool, length }
  }
  return null
}

/** "axolotl config for 8b lora 50M tokens", "8b lora 50M tokens as a slurm script": the wish, and the job beside it. */
export function runFileJobIn(
  text: string,
  words: ReplyWords,
): { readonly request: RunFileRequest; readonly job: string } | null {
  const splits: readonly (readonly [pattern: RegExp, requestText: number, job: number])[] = [
    [/^(.{1,80}?)\s(?:for|of|:)\s(.+)$/isu, 1, 2],
    [/^(?:export\s)?(.+?),?\s((?:as|to)\s.{1,80})$/isu, 2, 1],
  ]
  for (const [pattern, requestAt, jobAt] of splits) {
    const match = pattern.exec(text)
    const requestText = match?.[requestAt] ?? ''
    const { start, end } = words.openers.bareSpan(requestText)
    const request = match === null ? null : runFileRequestIn(requestText.slice(start, end), words)
    if (request !== null) return { request, job: match?.[jobAt] ?? '' }
  }
  return null
}
