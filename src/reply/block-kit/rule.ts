/**
 * The rules of Block Kit as data: each has an id in data/block-kit/limits.json, and a violation names that id.
 * The table is imported as a module, so that checking a message does no I/O.
 */
import table from '../../../data/block-kit/limits.json' with { type: 'json' }

export type RuleId = keyof typeof table
export type Violation = { readonly rule: RuleId; readonly path: string; readonly message: string }

/** A JSON object of which nothing is known yet. */
export type Node = Readonly<Record<string, unknown>>

/** Looks at one property (or at the whole) of a node and says what is wrong with it. */
export type Check = (node: Node, path: string) => readonly Violation[]

const facts: Readonly<Record<string, { readonly value: unknown } | undefined>> = table

export const ruleIds = Object.keys(table).filter(isRule)

export function isRule(id: string): id is RuleId {
  return id in table
}

/** The number of a rule, or null where Slack sets no such bound. */
function bound(id: string): number | null {
  const value = facts[id]?.value
  return typeof value === 'number' ? value : null
}

/** What a builder must know to stay inside: the longest text of a place, the most entries of a list. */
export function most(id: string): number {
  const limit = bound(`${id}.max`)
  if (limit === null) throw new Error(`No limit called ${id}.max in data/block-kit/limits.json`)
  return limit
}

/** The allowed values of a rule. */
export function allowed(id: RuleId): readonly string[] {
  const value = facts[id]?.value
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** The pattern of a rule. */
export function pattern(id: RuleId): RegExp {
  return new RegExp(String(facts[id]?.value), 'u')
}

export function violation(rule: string, path: string, message: string): readonly Violation[] {
  if (!isRule(rule)) throw new Error(`No such rule in data/block-kit/limits.json: ${rule}`)
  return [{ rule, path, message }]
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Between `rule`.min and `rule`.max, where the table has them. */
export function within(rule: string, size: number, path: string): readonly Violation[] {
  const [least, most] = [bound(`${rule}.min`), bound(`${rule}.max`)]
  if (least !== null && size < least) return violation(`${rule}.min`, path, `${size}, at least ${least} required`)
  if (most !== null && size > most) return violation(`${rule}.max`, path, `${size}, at most ${most} allowed`)
  return []
}
