/** A configuration pasted into a message: in a code fence, or as lines of keys and values. */
import { parseEntries, maxConfigLength } from './config-entries.ts'
import { trainerKeys } from './framework.ts'

export type PastedConfig = {
  readonly snippets: readonly string[]
  /** The message without them. */
  readonly words: string
  /** Where they stood, as indices into the message. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

/** Keys of trainers that a text must have to be taken for a configuration. */
const minTrainerKeys = 3
/** Characters that so many keys and their values take at least. */
const minConfigLength = 12

/** null where the message has none. Linear in its length. */
export function pastedConfigIn(message: string): PastedConfig | null {
  // Two configurations of the longest kind, with words around them.
  const text = message.slice(0, 2 * maxConfigLength)
  const fenced = fencedSpans(text)
  const launched = fenced.length > 0 ? [] : launchedSpans(text)
  const objects = fenced.length + launched.length > 0 ? [] : objectSpans(text)
  const candidates = [fenced, launched, objects].find((spans) => spans.length > 0) ?? unfencedSpans(text)
  const spans = candidates.filter(
    ({ start, end }) => end - start >= minConfigLength && looksLikeConfig(unfence(text.slice(start, end))),
  )
  if (spans.length === 0) return null
  let words = ''
  let at = 0
  for (const { start, end } of spans) {
    words += `${text.slice(at, start)}\n`
    at = end
  }
  words += text.slice(at)
  return { snippets: spans.map(({ start, end }) => unfence(text.slice(start, end))), words: words.trim(), spans }
}

type CharacterSpan = { readonly start: number; readonly end: number }

function fencedSpans(text: string): CharacterSpan[] {
  const spans: CharacterSpan[] = []
  let start = text.indexOf('```')
  while (start >= 0) {
    const close = text.indexOf('```', start + 3)
    if (close < 0) break
    spans.push({ start, end: close + 3 })
    start = text.indexOf('```', close + 3)
  }
  return spans
}

/** What starts a trainer with its settings as flags. */
const trainerCommand =
  /\b(?:openrlhf\.cli\.train_\w{1,20}|verl\.trainer\.\w{1,30}|(?:trl|swift|megatron) {1,4}(?:sft|dpo|kto|reward|grpo|rloo|pt|rlhf)(?=[\s\\]{1,20}-)|llamafactory-cli +train(?=[\s\\]{1,20}-))/i
/** What may stand before it: its launcher, its interpreter, variables of the shell. */
const launcher =
  /(?:ray job submit\s[^]{0,600}?\s-- {1,4}|(?:[A-Z_]{2,30}=[\w,./-]{1,60}|python3?|deepspeed|torchrun|accelerate launch|-m|-u|--module)[\s\\]{1,8}){1,8}$/

/** Whether a text holds the command that starts a trainer. */
export const launchesTrainer = (text: string): boolean => trainerCommand.test(text.slice(0, maxConfigLength))

/** The command that starts a trainer, from its launcher to the value of its last flag. */
function launchedSpans(text: string): CharacterSpan[] {
  const command = trainerCommand.exec(text)
  if (command === null) return []
  const before = text.slice(Math.max(0, command.index - 800), command.index)
  const start = command.index - (launcher.exec(before)?.[0].length ?? 0)
  let end = command.index + command[0].length
  for (const setting of text
    .slice(end)
    .matchAll(/\s-{1,2}[a-z][\w.-]{1,60}(?:[ =]{1,2}(?!-)[^\s\\]{1,400})?|\s\+{0,2}[a-z][\w.]{1,120}=[^\s\\]{1,400}/gi))
    end = command.index + command[0].length + setting.index + setting[0].length
  return [{ start, end }]
}

/** Objects of JSON that are configurations, such as a model's config.json on one line with words beside it. */
function objectSpans(text: string): CharacterSpan[] {
  const spans: CharacterSpan[] = []
  let start = text.indexOf('{')
  for (let tried = 0; start >= 0 && tried < mostObjects; tried += 1) {
    const end = objectEnd(text, start)
    if (end === null) break
    if (looksLikeConfig(text.slice(start, end))) spans.push({ start, end })
    start = text.indexOf('{', end)
  }
  return spans
}
/** More of them are no configuration of one job. */
const mostObjects = 4

/** The index behind the brace that closes the one at `start`; null: none does. */
function objectEnd(text: string, start: number): number | null {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === '{') depth += 1
    else if (!isQuoted && sign === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return null
}

/** The lines from the first key of a trainer to the last one, where nothing fences them. */
function unfencedSpans(text: string): CharacterSpan[] {
  let start = -1
  let end = -1
  let at = 0
  for (const line of text.split('\n')) {
    const key = /^\s{0,12}["']?(?:--)?([A-Za-z_]\w{0,60})["']?\s{0,4}[:=]/.exec(line)?.[1]?.toLowerCase()
    if (key !== undefined && trainerKeys.has(key)) {
      if (start < 0) start = at
      end = at + line.length
    }
    at += line.length + 1
  }
  return start < 0 ? [] : [{ start, end }]
}

const flag = /(?<=^|\s)--([A-Za-z_]\w{0,60})(?:[ =](?!-)\S{1,200})?/gu

/** "--max_steps 12000 --bf16 …": a trainer's command line, and the words beside it; null where there is none. */
export function commandLineIn(text: string): { readonly config: string; readonly words: string } | null {
  if (text.length > maxConfigLength) return null
  const flags = [...text.matchAll(flag)]
  const own = flags.filter(([, key = '']) => trainerKeys.has(key.toLowerCase()))
  const [first, last] = [flags[0], flags.at(-1)]
  if (own.length < minTrainerKeys || first === undefined || last === undefined) return null
  const end = last.index + last[0].length
  // "#SBATCH --nodes=2": the sign and the word belong to the flag.
  const scheduler = /#SBATCH[ \t]{0,4}$/.exec(text.slice(Math.max(0, first.index - 12), first.index))?.[0] ?? ''
  const from = first.index - scheduler.length
  return { config: text.slice(from, end), words: `${text.slice(0, from)} ${text.slice(end)}`.trim() }
}

/** Without the fence, the language beside it, and Slack's escapes. */
function unfence(span: string): string {
  return span
    .replace(/^```[ \t]{0,4}(?:ya?ml|json|python|py|bash|sh|shell|text)?[ \t]{0,4}(?:\n|$)/i, '')
    .replace(/^```/, '')
    .replace(/```$/, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Whether a whole text is a trainer’s configuration, be it with a slip in it. */
export function looksLikeConfig(text: string): boolean {
  const read = parseEntries(text)
  if ('error' in read) return looksLikeBrokenConfig(text)
  const keys = read.entries.flatMap(({ path }) => path.split('.'))
  return new Set(keys.filter((key) => trainerKeys.has(key))).size >= minTrainerKeys
}

/** A configuration with a slip in it still is one, and its reader should hear where the slip is. */
function looksLikeBrokenConfig(text: string): boolean {
  const keys = new Set<string>()
  for (const [, key = ''] of text.matchAll(/^\s{0,12}["']?([A-Za-z_]\w{0,60})["']?\s{0,4}:/gm)) {
    if (trainerKeys.has(key.toLowerCase())) keys.add(key.toLowerCase())
  }
  return keys.size >= minTrainerKeys
}
