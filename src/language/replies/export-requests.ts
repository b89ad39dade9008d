/** A wish for a file of the answer, as the whole message: "chart", "show the frontier", "csv please", "export as json". */
import type { ReplyWords } from '../lexicon/reply-words.ts'
import type { ExportFormat } from './reply-act.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

type ExportWords = ReplyWords['export']

/** Asks for a chart, a CSV or a JSON file; null where the reply says anything else too. */
export function readExportRequest(reply: Reply): ReplyCandidate | null {
  const { line, bare, vocabulary } = reply
  // "nice chart!" is praise; "nice, csv please" is not.
  if (line.length > 140 || /^\W*nice\s/.test(line)) return null
  const words = vocabulary.replyWords.export
  const format = exportFormatIn(bare.line, words) ?? exportFormatIn(bare.line.replace(whatFor, ''), words)
  const file = format ?? likelyFormat(reply)
  return file === null ? null : bareReply(reply, { kind: 'file', file }, `asks for a ${file}`)
}

/** "Could you put all of that into a csv I can send on": more words, where the whole is likely something to do. */
function likelyFormat({ line, likelyActs, vocabulary }: Reply): ExportFormat | null {
  if (likelyActs.command < minCommand || likelyActs.chatter > likelyActs.command) return null
  const words = line.split(/[\s_,?!.;:]+/)
  if (words.some((word) => refuses.has(word))) return null
  const { formats, drawVerbs } = vocabulary.replyWords.export
  const named = [...new Set(words.flatMap((word) => formats.get(word) ?? []))]
  if (named.length > 1) return null
  return named[0] ?? (words.some((word) => drawVerbs.has(word)) ? 'chart' : null)
}
const minCommand = 0.6
const refuses: ReadonlySet<string> = new Set(['no', 'not', "don't", 'dont', 'without', 'stop'])

/** "… as CSV so I can put it in the budget sheet": what the file is for. */
const whatFor =
  /[\s,.;–-]{1,3}(?:so (?:that )?(?:i|we|he|she|they|finance|my|our)\b|because\b|since (?:i|we)\b|in order to\b|to (?:put|paste|send|add|share|attach|forward|show|import|drop|hand|load|use|upload)\b|(?:i|we)(?:'d| would)? (?:need|want|have|must|like|gotta)\b).{1,90}$/u

/** Null where the text is more, or something else. Linear in its length. */
function exportFormatIn(text: string, words: ExportWords): ExportFormat | null {
  const typedWords = text.split(/[\s_,?!.;:]+/).filter((word) => word !== '')
  if (typedWords.length === 0 || typedWords.some((word) => words.remarks.has(word))) return null
  return namedFormat(typedWords, words) ?? (isDrawRequest(typedWords, words) ? 'chart' : null)
}

/** The last word that is a file, with nothing around it that is not of such a wish. */
function namedFormat(typedWords: readonly string[], words: ExportWords): ExportFormat | null {
  const lastNoun = typedWords.findLastIndex((word) => words.formats.has(word))
  const connector = typedWords.findIndex(
    (word, index) => index > 0 && words.formats.has(typedWords[index - 1] ?? '') && words.connectors.has(word),
  )
  const noun = connector === -1 ? lastNoun : connector - 1
  if (noun === -1 || !typedWords.slice(0, noun).every((word) => words.before.has(word) || words.formats.has(word)))
    return null
  const rest = typedWords.slice(noun + 1)
  const isShort = connector === -1 ? rest.every((word) => words.after.has(word)) : rest.length <= 7
  return isShort ? (words.formats.get(typedWords[noun] ?? '') ?? null) : null
}

/** "plot the options", "visualize it": the verb is the wish. */
const isDrawRequest = (typedWords: readonly string[], words: ExportWords): boolean =>
  typedWords.some((word) => words.drawVerbs.has(word)) &&
  typedWords.some((word) => words.drawObjects.has(word)) &&
  typedWords.every((word) => words.before.has(word) || words.after.has(word) || words.drawObjects.has(word))
