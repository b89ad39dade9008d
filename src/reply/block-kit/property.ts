/** Checks of one property, to be listed for each block and element. Bounds come from the table by the rule's name. */
import { lengthOf } from '../mrkdwn.ts'
import {
  type Check,
  type Node,
  type RuleId,
  type Violation,
  allowed,
  isNode,
  listOf,
  violation,
  within,
} from './rule.ts'

const missing = (path: string): readonly Violation[] => violation('property.required', path, 'missing')

/** The property is there. */
export function required(...names: readonly string[]): Check {
  return (node, path) => names.flatMap((name) => (node[name] === undefined ? missing(`${path}.${name}`) : []))
}

/** A string of a bounded length. */
export function stringAt(name: string, rule: string): Check {
  return (node, path) => {
    const value = node[name]
    return typeof value === 'string' ? within(rule, lengthOf(value), `${path}.${name}`) : []
  }
}

/** A number within bounds. */
export function numberAt(name: string, rule: string): Check {
  return (node, path) => {
    const value = node[name]
    return typeof value === 'number' ? within(rule, value, `${path}.${name}`) : []
  }
}

/** One of a few words. */
export function oneOf(name: string, rule: RuleId): Check {
  return (node, path) => {
    const value = node[name]
    if (value === undefined || (typeof value === 'string' && allowed(rule).includes(value))) return []
    return violation(rule, `${path}.${name}`, `${JSON.stringify(value)} is none of ${allowed(rule).join(', ')}`)
  }
}

/** A list of a bounded length; each entry may have one of `types` only, and is checked by `each`. */
export function listAt(name: string, rule: string, each?: Check, types?: RuleId): Check {
  return (node, path) => {
    const value = node[name]
    if (value === undefined) return []
    const entries = listOf(value)
    const inside = entries.flatMap((entry, index) => {
      const at = `${path}.${name}[${index}]`
      if (!isNode(entry))
        return types === undefined && each === undefined ? [] : violation('block.type', at, 'no object')
      return [...(types === undefined ? [] : typed(entry, types, at)), ...(each?.(entry, at) ?? [])]
    })
    return [...within(rule, entries.length, `${path}.${name}`), ...inside]
  }
}

/** The node's own type is one of a few. */
export function typed(node: Node, rule: RuleId, path: string): readonly Violation[] {
  const type = String(node['type'])
  return allowed(rule).includes(type) ? [] : violation(rule, path, `"${type}" is not allowed here`)
}

/** A nested object, where it is there. */
export function nodeAt(name: string, check: Check): Check {
  return (node, path) => {
    const value = node[name]
    return isNode(value) ? check(value, `${path}.${name}`) : []
  }
}

/** A text object: its kind, its length, and the tighter bound of where it stands. */
export function textAt(name: string, rule: string, kind: 'plain' | 'any' = 'plain'): Check {
  return (node, path) => {
    const value = node[name]
    if (value === undefined) return []
    const at = `${path}.${name}`
    if (!isNode(value)) return violation('text.type', at, 'no text object')
    return [...textObject(value, at, kind), ...stringAt('text', rule)(value, at)]
  }
}

/** What holds of every text object. */
export function textObject(node: Node, path: string, kind: 'plain' | 'any'): readonly Violation[] {
  const text = node['text']
  const length = typeof text === 'string' ? within('text', lengthOf(text), path) : missing(`${path}.text`)
  return [...typed(node, kind === 'plain' ? 'text.plain' : 'text.type', path), ...length]
}

/** All of several checks. */
export function all(...checks: readonly Check[]): Check {
  return (node, path) => checks.flatMap((check) => check(node, path))
}
