/**
 * The rules of Block Kit as data: each has an id in limits.json, and a violation names that id.
 * The table is imported as a module, so that checking a message does no I/O.
 */
import table from './limits.json' with { type: 'json' }

export type RuleId = keyof typeof table
export type Violation = { readonly rule: RuleId; readonly path: string; readonly message: string }

/** A JSON object of which nothing is known yet. */
export type BlockKitNode = Readonly<Record<string, unknown>>

/** Looks at one property (or at the whole) of a node and says what is wrong with it. */
export type BlockCheck = (node: BlockKitNode, path: string) => readonly Violation[]

const ruleTable: Readonly<Record<string, { readonly value: unknown } | undefined>> = table

export const ruleIds = Object.keys(table).filter(isRule)

/** Whether limits.json has a rule of this id. */
export function isRule(id: string): id is RuleId {
  return id in table
}

/** The number of a rule, or null where Slack sets no such bound. */
function numericLimit(id: string): number | null {
  const value = ruleTable[id]?.value
  return typeof value === 'number' ? value : null
}

/** What a builder must know to stay inside: the longest text of a place, the most entries of a list. */
export function limitOf(id: string): number {
  const limit = numericLimit(`${id}.max`)
  if (limit === null) throw new Error(`No limit called ${id}.max in limits.json`)
  return limit
}

/** The allowed values of a rule. */
export function allowedValues(id: RuleId): readonly string[] {
  const value = ruleTable[id]?.value
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** The pattern of a rule. */
export function rulePattern(id: RuleId): RegExp {
  return new RegExp(String(ruleTable[id]?.value), 'u')
}

/** A list of one violation. Throws for a rule that limits.json does not have: that is a mistake of ours. */
export function violationOf(rule: string, path: string, message: string): readonly Violation[] {
  if (!isRule(rule)) throw new Error(`No such rule in limits.json: ${rule}`)
  return [{ rule, path, message }]
}

/** Whether a value is a JSON object, which is all that blocks, elements and text objects have in common. */
export const isBlockKitNode = (value: unknown): value is BlockKitNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value if it is a list; empty for anything else, since what is checked may have any shape. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Between `rule`.min and `rule`.max, where the table has them. */
export function checkBounds(rule: string, size: number, path: string): readonly Violation[] {
  const [minimum, maximum] = [numericLimit(`${rule}.min`), numericLimit(`${rule}.max`)]
  if (minimum !== null && size < minimum)
    return violationOf(`${rule}.min`, path, `${size}, at least ${minimum} required`)
  if (maximum !== null && size > maximum) return violationOf(`${rule}.max`, path, `${size}, at most ${maximum} allowed`)
  return []
}

/** The length of a text as Slack counts it: in Unicode code points. */
export function codePointLength(text: string): number {
  let pairs = 0
  for (const [pair] of text.matchAll(surrogatePairs)) pairs += pair.length - 1
  return text.length - pairs
}

/** Two UTF-16 halves that are one code point. */
const surrogatePairs = /[\ud800-\udbff][\udc00-\udfff]/g
