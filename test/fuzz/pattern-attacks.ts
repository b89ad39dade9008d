/**
 * Texts made against the regular expressions of the source: of what each pattern matches, the pieces it can be fed
 * with, over and over, up to the longest message that Slack takes, and an end that it does not match.
 */
import { join } from 'node:path'
import { readSources } from '../architecture/source-graph.ts'

/** Characters of the longest message of Slack. */
const longest = 40_000
const root = join(import.meta.dirname, '../..')

/** A literal stands where a value may begin. */
const literal =
  /(?<=[(,=:[!&|?{};>] ?|\n {0,12}|return )\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/[dgimsuvy]*/gm

/** The source of every pattern that is written as a literal. */
export function patternsInSource(): readonly string[] {
  const found = new Set<string>()
  for (const text of readSources(root, 'src').values()) {
    for (const [, pattern = ''] of text.matchAll(literal)) found.add(pattern)
  }
  return [...found].sort()
}

const ofEscape: Readonly<Record<string, string>> = {
  s: ' ',
  d: '1',
  w: 'a',
  b: '',
  S: 'x',
  D: 'x',
  W: '.',
  B: '',
  n: '\n',
  t: '\t',
}

/** What a piece of a pattern matches, in short: a class its first characters, an escape an example. */
function piecesOf(pattern: string): readonly string[] {
  const pieces = new Set<string>()
  const tokens = /\\p\{[^}]*\}|\\[ux][\dA-F{}]+|\\.|\[(?:\\.|[^\]\\])*\]|[^\\[\](){}?*+|^$.]+|\./g
  for (const [token] of pattern.matchAll(tokens)) {
    if (token === '.') pieces.add('x')
    else if (token.startsWith('[')) for (const sample of samplesOf(token.slice(1, -1))) pieces.add(sample)
    else if (token.startsWith('\\p') || token.startsWith('\\u') || token.startsWith('\\x')) pieces.add('a')
    else if (token.startsWith('\\')) pieces.add(ofEscape[token[1] ?? ''] ?? token.slice(1))
    else if (!/^[:=!<\d,]+$/.test(token)) pieces.add(token)
  }
  pieces.delete('')
  return [...pieces].slice(0, 6)
}

const samplesOf = (members: string): readonly string[] =>
  Array.from(
    members
      .replace(/^\^/, '')
      .replaceAll(/\\p\{[^}]*\}/g, 'a')
      .replaceAll(/\\(.)/g, (_, name: string) => ofEscape[name] ?? name),
  ).slice(0, 3)

/** Each piece, and each two of them: what is repeated. */
function pumpsOf(pattern: string): readonly string[] {
  const pieces = piecesOf(pattern)
  return [...pieces, ...pieces.flatMap((one) => pieces.map((other) => one + other)), pieces.join('')].filter(Boolean)
}

/** Of every pattern, each once. */
export const allPumps = (): readonly string[] => [...new Set(patternsInSource().flatMap(pumpsOf))]

/** Without those that repeat as another one does, begun elsewhere: "ab" over and over is "ba" over and over. */
export function distinctPumps(pumps: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return pumps.filter((pump) => {
    const rotations = Array.from({ length: pump.length }, (_, at) => pump.slice(at) + pump.slice(0, at))
    const least = rotations.reduce((one, other) => (other < one ? other : one), pump)
    return !seen.has(least) && seen.add(least)
  })
}

export const attackBy = (pump: string): string =>
  `${pump.repeat(Math.ceil(longest / pump.length)).slice(0, longest - 1)}\u0001`
