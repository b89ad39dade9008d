/** Checks of one property, to be listed for each block and element. Bounds come from the table by the rule's name. */
import {
  type BlockCheck,
  type BlockKitNode,
  type RuleId,
  type Violation,
  allowedValues,
  isBlockKitNode,
  listOf,
  violationOf,
  checkBounds,
  codePointLength,
} from './limits.ts'

const missing = (path: string): readonly Violation[] => violationOf('property.required', path, 'missing')

/** The property is there. */
export function required(...names: readonly string[]): BlockCheck {
  return (node, path) => names.flatMap((name) => (node[name] === undefined ? missing(`${path}.${name}`) : []))
}

/** A string of a bounded length. */
export function stringAt(name: string, rule: string): BlockCheck {
  return (node, path) => {
    const value = node[name]
    return typeof value === 'string' ? checkBounds(rule, codePointLength(value), `${path}.${name}`) : []
  }
}

/** A number within bounds. */
export function numberAt(name: string, rule: string): BlockCheck {
  return (node, path) => {
    const value = node[name]
    return typeof value === 'number' ? checkBounds(rule, value, `${path}.${name}`) : []
  }
}

/** One of a few words. */
export function oneOf(name: string, rule: RuleId): BlockCheck {
  return (node, path) => {
    const value = node[name]
    if (value === undefined || (typeof value === 'string' && allowedValues(rule).includes(value))) return []
    return violationOf(rule, `${path}.${name}`, `${JSON.stringify(value)} is none of ${allowedValues(rule).join(', ')}`)
  }
}

/** A list of a bounded length; each entry may have one of `types` only, and is checked by `each`. */
export function listAt(name: string, rule: string, each?: BlockCheck, types?: RuleId): BlockCheck {
  return (node, path) => {
    const value = node[name]
    if (value === undefined) return []
    const entries = listOf(value)
    const inside = entries.flatMap((entry, index) => {
      const at = `${path}.${name}[${index}]`
      if (!isBlockKitNode(entry))
        return types === undefined && each === undefined ? [] : violationOf('block.type', at, 'no object')
      return [...(types === undefined ? [] : checkType(entry, types, at)), ...(each?.(entry, at) ?? [])]
    })
    return [...checkBounds(rule, entries.length, `${path}.${name}`), ...inside]
  }
}

/** The node's own type is one of a few. */
export function checkType(node: BlockKitNode, rule: RuleId, path: string): readonly Violation[] {
  const type = String(node['type'])
  return allowedValues(rule).includes(type) ? [] : violationOf(rule, path, `"${type}" is not allowed here`)
}

/** A nested object, where it is there. */
export function nodeAt(name: string, check: BlockCheck): BlockCheck {
  return (node, path) => {
    const value = node[name]
    return isBlockKitNode(value) ? check(value, `${path}.${name}`) : []
  }
}

/** A text object: its kind, its length, and the tighter bound of where it stands. */
export function textAt(name: string, rule: string, kind: 'plain' | 'any' = 'plain'): BlockCheck {
  return (node, path) => {
    const value = node[name]
    if (value === undefined) return []
    const at = `${path}.${name}`
    if (!isBlockKitNode(value)) return violationOf('text.type', at, 'no text object')
    return [...textObject(value, at, kind), ...stringAt('text', rule)(value, at)]
  }
}

/** What holds of every text object. */
export function textObject(node: BlockKitNode, path: string, kind: 'plain' | 'any'): readonly Violation[] {
  const text = node['text']
  const length = typeof text === 'string' ? checkBounds('text', codePointLength(text), path) : missing(`${path}.text`)
  return [...checkType(node, kind === 'plain' ? 'text.plain' : 'text.type', path), ...length]
}

/** All of several checks. */
export function allChecks(...checks: readonly BlockCheck[]): BlockCheck {
  return (node, path) => checks.flatMap((check) => check(node, path))
}
