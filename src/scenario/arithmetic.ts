/** Arithmetic in a text: + - * / and parentheses over plain numbers, and nothing else. */
import { math } from '../math.ts'

/** The parts of a mathjs tree that are read here. */
type Tree = {
  readonly type: string
  readonly value?: unknown
  readonly op?: string
  readonly content?: Tree
  readonly args?: readonly Tree[]
}

/** Longer sums than this are not what people type. */
const longest = 400
const deepest = 24

/** The value of an expression of digits, + - * / and parentheses; null where it is anything else, or has no value. */
export function evaluate(expression: string): number | null {
  if (expression.length > longest || !/^[\d.e+*/() -]+$/.test(expression) || depthOf(expression) > deepest) return null
  try {
    const value = valueOf(math.parse(expression))
    return value === null || !Number.isFinite(value) ? null : value
  } catch {
    return null
  }
}

function valueOf(tree: Tree): number | null {
  if (tree.type === 'ConstantNode') return typeof tree.value === 'number' ? tree.value : null
  if (tree.type === 'ParenthesisNode') return tree.content === undefined ? null : valueOf(tree.content)
  if (tree.type !== 'OperatorNode') return null
  const [left, right] = (tree.args ?? []).map(valueOf)
  if (left === undefined || left === null) return null
  if (right === undefined) return tree.op === '-' ? -left : null
  if (right === null) return null
  if (tree.op === '+') return left + right
  if (tree.op === '-') return left - right
  if (tree.op === '*') return left * right
  return tree.op === '/' ? left / right : null
}

function depthOf(expression: string): number {
  let depth = 0
  let most = 0
  for (const sign of expression) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    most = Math.max(most, depth)
  }
  return most
}
