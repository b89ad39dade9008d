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
  if (plainSum.test(expression)) return valueOfSum(expression)
  try {
    const value = evaluateNode(math.parse(expression))
    return value === null || !Number.isFinite(value) ? null : value
  } catch {
    return null
  }
}

const number = String.raw`\d{1,20}(?:\.\d{1,20})?`
/** "2000 * 1.5 + 300": most need no parser, which takes longer to load than all that is read with it. */
const plainSum = new RegExp(`^ ?${number}(?: ?[*/+-] ?${number})* ?$`)

/** Products first, each from left to right. */
function valueOfSum(expression: string): number | null {
  const [first, ...rest] = expression.match(/[\d.]+|[*/+-]/g) ?? []
  let product = Number(first)
  const products: number[] = []
  for (let at = 0; at < rest.length; at += 2) {
    const [operator, value] = [rest[at], Number(rest[at + 1])]
    if (operator === '*') product *= value
    else if (operator === '/') product /= value
    else {
      products.push(product)
      product = operator === '+' ? value : -value
    }
  }
  const sum = [...products, product].reduce((total, one) => total + one)
  return Number.isFinite(sum) ? sum : null
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
