/** Arithmetic in a text: + - * / and parentheses over plain numbers, and nothing else. */
import { math } from '../../math.ts'

/** The parts of a mathjs tree that are read here. */
type MathNode = {
  readonly type: string
  readonly value?: unknown
  readonly op?: string
  readonly content?: MathNode
  readonly args?: readonly MathNode[]
}

/** Longer sums than this are not what people type. */
const maxLength = 400
const maxDepth = 24

/** The value of an expression of digits, + - * / and parentheses; null where it is anything else, or has no value. */
export function evaluate(expression: string): number | null {
  if (expression.length > maxLength || !/^[\d.e+*/() -]+$/.test(expression) || depthOf(expression) > maxDepth)
    return null
  try {
    const value = evaluateNode(math.parse(expression))
    return value === null || !Number.isFinite(value) ? null : value
  } catch {
    return null
  }
}

function evaluateNode(node: MathNode): number | null {
  if (node.type === 'ConstantNode') return typeof node.value === 'number' ? node.value : null
  if (node.type === 'ParenthesisNode') return node.content === undefined ? null : evaluateNode(node.content)
  if (node.type !== 'OperatorNode') return null
  const [left, right] = (node.args ?? []).map(evaluateNode)
  if (left === undefined || left === null) return null
  if (right === undefined) return node.op === '-' ? -left : null
  if (right === null) return null
  if (node.op === '+') return left + right
  if (node.op === '-') return left - right
  if (node.op === '*') return left * right
  return node.op === '/' ? left / right : null
}

function depthOf(expression: string): number {
  let depth = 0
  let deepest = 0
  for (const sign of expression) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
