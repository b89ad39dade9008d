/** The text of a configuration as a flat list of keys and values: YAML, JSON, Python arguments or command line flags. */
import { parseAllDocuments } from 'yaml'
import type { ConfigEntry, Scalar } from './config-entry.ts'
import { parsePythonSettings, parseToml, isScalar } from './config-literals.ts'

export type ParsedEntries = { readonly entries: readonly ConfigEntry[] } | { readonly error: string }

/** A file beyond this is no configuration of a run. */
export const maxConfigLength = 64_000
const maxDepth = 12
const maxEntries = 2000
/** References to anchors; a bomb needs many. */
const maxAliases = 50

/** Linear in the length of `text`, which may be hostile. What is not a configuration at all comes back empty. */
export function parseEntries(text: string): ParsedEntries {
  if (text.length > maxConfigLength) {
    return { error: `It has ${text.length} characters; at most ${maxConfigLength} are read.` }
  }
  const literal = [...parsePythonSettings(text), ...parseToml(text)]
  if (literal.length > 0) return { entries: literal }
  const structured = parseYaml(text)
  if ('entries' in structured && structured.entries.length > 0) return structured
  const script = withoutComments(text)
  const entries = [...parseTrainerCommand(script), ...parseFlags(script), ...parseArguments(script)]
  return entries.length > 0 ? { entries } : structured
}

/** A script's own lines: `#SBATCH` lines are read, other comments and the shell's own settings are not. */
const withoutComments = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith('#SBATCH') ? line.slice(7) : /^\s{0,40}(?:#|set -)/.test(line) ? '' : line))
    .join('\n')

/** What is trained for, where the command itself says it: `trl dpo`, `swift pt`. */
function parseTrainerCommand(text: string): ConfigEntry[] {
  const verb =
    /(?:^|\s)(?:trl|swift)\s{1,4}(sft|dpo|kto|reward|grpo|rloo|pt)\s/.exec(text)?.[1] ??
    /\bopenrlhf\.cli\.train_(sft|dpo|kto|p?rm|ppo)(?:_ray)?\b/.exec(text)?.[1]
  return verb === undefined ? [] : [{ path: 'trainer_type', key: 'trainer_type', value: verb }]
}

function parseYaml(text: string): ParsedEntries {
  if (isNestedTooDeep(text)) return { error: `It nests deeper than ${maxDepth} levels.` }
  const entries: ConfigEntry[] = []
  try {
    // Trainers read their files with PyYAML, which speaks YAML 1.1: "no" is false.
    const documents = parseAllDocuments(text, {
      version: '1.1',
      uniqueKeys: false,
      logLevel: 'silent',
      // Pretty ones would be drawn for every error of a hostile text.
      prettyErrors: false,
    })
    for (const document of documents) {
      const [error] = document.errors
      if (error !== undefined) {
        const line = text.slice(0, error.pos[0]).split('\n').length
        return { error: `It is not YAML: ${firstLine(error.message)}, in line ${line}.` }
      }
      collectEntries(document.toJS({ maxAliasCount: maxAliases }), [], entries)
    }
  } catch (error) {
    return { error: `It is not YAML: ${firstLine(error instanceof Error ? error.message : String(error))}.` }
  }
  return { entries }
}

const firstLine = (message: string): string => (message.split('\n', 1)[0] ?? '').replace(/[:.]$/, '').slice(0, 160)

/** Brackets within brackets; the library would follow them by recursion. */
function isNestedTooDeep(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    // Templates in quotes have brackets of their own, seldom this many at once.
    if (depth > 4 * maxDepth) return true
  }
  return /^[ \t]*(?:[-?][ \t]+){12}/m.test(text)
}

function collectEntries(value: unknown, path: readonly string[], into: ConfigEntry[]): void {
  if (into.length >= maxEntries || path.length > maxDepth) return
  if (Array.isArray(value)) {
    const scalars = value.filter(isScalar)
    if (scalars.length === value.length) addEntry(path, scalars, into)
    else for (const one of value) collectEntries(one, path, into)
    return
  }
  if (isScalar(value)) {
    addEntry(path, value, into)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) collectEntries(inner, [...path, key.trim().toLowerCase()], into)
}

function addEntry(path: readonly string[], value: ConfigEntry['value'], into: ConfigEntry[]): void {
  const key = path.at(-1)
  if (key !== undefined) into.push({ path: path.join('.'), key, value })
}

/** `--lora_r 16 --load_in_4bit`: a flag without a value is true. */
function parseFlags(text: string): ConfigEntry[] {
  const words = text.split(/[\s\\]+/)
  return words.flatMap((word, index) => {
    const flag = /^--?([a-z][\w.-]{1,60})(?:=(.*))?$/i.exec(word)
    if (flag === null) return []
    const [, name = '', joined] = flag
    const next = words[index + 1]
    const value = joined ?? (next === undefined || next === '' || next.startsWith('--') ? 'true' : next)
    return [toEntry(name, value)]
  })
}

/** `per_device_train_batch_size=2,` as in the arguments of SFTConfig(), LoraConfig() and their kin. */
function parseArguments(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = []
  for (const [, name = '', value = ''] of text.matchAll(
    /(?<![\w.-])([a-z][\w.]{0,80})[ \t]{0,4}=[ \t]{0,4}(\[[^\]]{0,600}\]|"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w./+-]{1,80}(?![\w./+(-]))/gi,
  )) {
    entries.push(toEntry(name, value))
  }
  const modelName = /from_pretrained\(\s{0,20}["']([^"'\n]{1,200})["']/.exec(text)?.[1]
  if (modelName !== undefined) entries.push(toEntry('model_name_or_path', modelName))
  return entries
}

function toEntry(name: string, typed: string): ConfigEntry {
  const path = name.replaceAll('-', '_').toLowerCase()
  const key = path.split('.').at(-1) ?? path
  const list = /^\[(.*)\]$/s.exec(typed)?.[1]
  if (list === undefined) return { path, key, value: toScalar(typed) }
  return { path, key, value: list.split(',').map((one) => toScalar(one.trim())) }
}

function toScalar(typed: string): Scalar {
  const plain = typed.replace(/^["']|["',)]+$/g, '')
  if (/^(?:true|false)$/i.test(plain)) return plain.toLowerCase() === 'true'
  if (/^(?:none|null)$/i.test(plain) || plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : plain
}
